package broadsheet.search.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * How the index is written: as Lucene does by itself, and vectors as a graph (HNSW: Malkov, Yashunin; TPAMI 2020) over whole
 * numbers of {@link #ENCODING} bits, beside the exact ones. The one class that knows of the formats of vectors, which Lucene
 * calls experimental; indexes are read without it.
 */
final class PaperCodec extends Lucene104Codec {
    /** Two bits a number, held against four of a query: quick without vector instructions. docs/search-quality.md has others. */
    private static final ScalarEncoding ENCODING = ScalarEncoding.DIBIT_QUERY_NIBBLE;

    /** How many neighbours a paper has in the graph. */
    private static final int NEIGHBOURS = 32;

    /** How many papers are looked at to choose them. */
    private static final int BEAM = 100;

    /**
     * Segments in which finding so many neighbours by a graph would have most papers looked at have none, which is up to some
     * 9,000 papers: reading all of them takes half a millisecond at most. Most graphs are then made when segments are merged, by
     * the coarse numbers and all at once. docs/search-quality.md tells how much sooner that is, and how much better.
     */
    private static final int WITHOUT_GRAPH = 1_000;

    private final KnnVectorsFormat vectors =
            new Lucene104HnswScalarQuantizedVectorsFormat(ENCODING, NEIGHBOURS, BEAM, 1, null, WITHOUT_GRAPH);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
