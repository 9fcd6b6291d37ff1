/**
 * The command line: one class a command, each documenting itself. A door: it reads arguments, calls the packages behind it
 * and prints. Imports no other door. It has more files than other packages because each command is one.
 */
@NullMarked
package broadsheet.cli;

import org.jspecify.annotations.NullMarked;
