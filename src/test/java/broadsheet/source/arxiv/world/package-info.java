/**
 * An arXiv of our own for tests: papers, made from a seed or told, that are submitted, announced, replaced and amended as a
 * clock goes. In come a seed or records, out go the papers as arXiv would hold them at that moment. It imports nothing of the
 * product's, so that a mistake there cannot hide here.
 */
@NullMarked
package broadsheet.source.arxiv.world;

import org.jspecify.annotations.NullMarked;
