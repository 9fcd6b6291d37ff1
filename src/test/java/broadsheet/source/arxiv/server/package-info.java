/**
 * A server that imitates arXiv's doors, and the one daily list made of its papers, for tests and benchmarks: in come requests
 * on 127.0.0.1, out go a world's papers in arXiv's forms, or one of arXiv's bad moods. It imports {@code world} and nothing of
 * the product's, so that a mistake there cannot hide here.
 */
@NullMarked
package broadsheet.source.arxiv.server;

import org.jspecify.annotations.NullMarked;
