package broadsheet.search.lucene;

import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;
import broadsheet.search.Glance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Goes through papers in the order of the index, which is that of the disk, on as many threads as there are cores. */
final class Glances {
    /** So many documents are looked at by one thread before others may have more: some milliseconds' work. */
    private static final int TOGETHER = 2_048;

    private final IndexSearcher searcher;
    private final MeaningFields fields;

    Glances(IndexSearcher searcher, MeaningFields fields) {
        this.searcher = searcher;
        this.fields = fields;
    }

    /** Some documents of a segment, by ascending numbers: from a place up to another of those listed. */
    private record Part(LeafReader reader, Listed listed, int from, int to) {}

    /** Which documents. */
    private sealed interface Listed {
        int doc(int place);
    }

    private record Every() implements Listed {
        @Override
        public int doc(int place) {
            return place;
        }
    }

    private static final class Some implements Listed {
        private final int[] docs;

        Some(int[] docs) {
            this.docs = docs;
        }

        @Override
        public int doc(int place) {
            return docs[place];
        }
    }

    /** All papers whose meaning is known. */
    <R extends Consumer<Glance>> List<R> all(Supplier<R> readers) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            add(parts, leaf.reader(), new Every(), leaf.reader().maxDoc());
        }
        return look(parts, readers);
    }

    /** Those of some papers. */
    <R extends Consumer<Glance>> List<R> of(Collection<PaperId> papers, Supplier<R> readers) throws IOException {
        List<BytesRef> missing = new ArrayList<>();
        papers.forEach(paper -> missing.add(new BytesRef(paper.text())));
        missing.sort(null);
        List<Part> parts = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int[] docs = documents(leaf.reader(), missing);
            add(parts, leaf.reader(), new Some(docs), docs.length);
        }
        return look(parts, readers);
    }

    private static void add(List<Part> parts, LeafReader reader, Listed listed, int size) {
        for (int from = 0; from < size; from += TOGETHER) {
            parts.add(new Part(reader, listed, from, Math.min(size, from + TOGETHER)));
        }
    }

    /** Which of the papers a segment has; those are missing no more. */
    private static int[] documents(LeafReader reader, List<BytesRef> missing) throws IOException {
        Terms ids = reader.terms(Field.ID);
        if (ids == null) {
            return new int[0];
        }
        TermsEnum id = ids.iterator();
        Bits live = reader.getLiveDocs();
        int[] docs = new int[missing.size()];
        int found = 0;
        int kept = 0;
        for (int i = 0; i < missing.size(); i++) {
            int doc = id.seekExact(missing.get(i)) ? document(id, live) : DocIdSetIterator.NO_MORE_DOCS;
            if (doc == DocIdSetIterator.NO_MORE_DOCS) {
                missing.set(kept++, missing.get(i));
            } else {
                docs[found++] = doc;
            }
        }
        missing.subList(kept, missing.size()).clear();
        // One paper may be asked for under two of its names.
        return Arrays.stream(docs, 0, found).sorted().distinct().toArray();
    }

    private static int document(TermsEnum id, @Nullable Bits live) throws IOException {
        PostingsEnum found = id.postings(null, PostingsEnum.NONE);
        int doc = found.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
            doc = found.nextDoc();
        }
        return doc;
    }

    /** Each thread has a reader of its own, and takes the next part when it is done with one. */
    private <R extends Consumer<Glance>> List<R> look(List<Part> parts, Supplier<R> readers) throws IOException {
        int threads = Math.clamp(parts.size(), 1, Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        try {
            return IntStream.range(0, threads)
                    .parallel()
                    .mapToObj(thread -> {
                        R reader = readers.get();
                        for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
                            look(parts.get(i), reader);
                        }
                        return reader;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void look(Part part, Consumer<Glance> reader) {
        try {
            Bits live = part.reader().getLiveDocs();
            Passing passing = new Passing(part.reader());
            for (int i = part.from(); i < part.to(); i++) {
                int doc = part.listed().doc(i);
                if ((live == null || live.get(doc)) && passing.reaches(doc)) {
                    reader.accept(passing);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paper that is being looked at. */
    private final class Passing implements Glance {
        private final List<Meaning> meanings = new ArrayList<>();
        private final BinaryDocValues said;
        private final BinaryDocValues ids;
        private float[] vector = {};
        private int doc;

        Passing(LeafReader reader) throws IOException {
            for (String field : fields.all()) {
                FloatVectorValues values = reader.getFloatVectorValues(field);
                if (values != null) {
                    meanings.add(new Meaning(values, values.iterator()));
                }
            }
            said = DocValues.getBinary(reader, Field.SAID);
            ids = DocValues.getBinary(reader, Field.ID);
        }

        /** Whether it is known what a document means; it is looked at then. */
        boolean reaches(int wanted) throws IOException {
            for (Meaning meaning : meanings) {
                if (Documents.reaches(meaning.places(), wanted)) {
                    vector = unit(meaning.values().vectorValue(meaning.places().index()));
                    doc = wanted;
                    return true;
                }
            }
            return false;
        }

        @Override
        public PaperId paper() {
            return PaperId.ofText(value(ids).utf8ToString());
        }

        @Override
        public float[] vector() {
            return vector;
        }

        @Override
        public SaidWords words() {
            BytesRef packed = value(said);
            return SaidWords.unpacked(packed.bytes, packed.offset, packed.length);
        }

        private BytesRef value(BinaryDocValues values) {
            try {
                if (values.advanceExact(doc)) {
                    return values.binaryValue();
                }
                throw new IOException("document " + doc + " lacks what every paper has");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Vectors, and where among them a document's is. */
    private record Meaning(FloatVectorValues values, DocIndexIterator places) {}

    /** What is estimated is shorter than one. */
    private static float[] unit(float[] vector) {
        float squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        if (squares > 0 && Math.abs(squares - 1) > 1e-5) {
            float scale = (float) (1 / Math.sqrt(squares));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= scale;
            }
        }
        return vector;
    }
}
