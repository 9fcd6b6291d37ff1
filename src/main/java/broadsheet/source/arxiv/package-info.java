/**
 * arXiv: its answers become papers. In come the bytes of an answer, of the harvesting protocol in arXiv's raw form ({@link
 * broadsheet.source.arxiv.OaiReader}), of the daily feed ({@link broadsheet.source.arxiv.ArxivRss}) or of the query
 * interface ({@link broadsheet.source.arxiv.ArxivAtom}); out go papers and faults, record by record, and what became of
 * the whole. Fetches nothing and stores nothing. Imports {@code paper} and {@code source}.
 */
@NullMarked
package broadsheet.source.arxiv;

import org.jspecify.annotations.NullMarked;
