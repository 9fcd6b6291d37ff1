/**
 * Experiments: what a paper of the catalogue claims, tried on papers of this home. A claim is stated in code before anything runs, a
 * test is opened once, and whatever comes out is the report.
 */
@NullMarked
package broadsheet.learn.lab;

import org.jspecify.annotations.NullMarked;
