package broadsheet.search.lucene;

import broadsheet.catalog.Changes;
import broadsheet.encode.Encoding;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Link;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.SaidWords;
import broadsheet.paper.Vector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** From a paper to its document in the index: the one mapper there is. */
final class PaperDocument {
    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType PLACED_WITHOUT_LENGTH = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType PRESENT = type(IndexOptions.DOCS, true);

    /** The authors whose names are words of the paper; of longer lists the rest is found by {@code author:} alone. */
    private static final int NAMED_AUTHORS = 50;

    private PaperDocument() {}

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /** The term by which the document of a paper is replaced and removed. */
    static Term term(long key) {
        return new Term(Field.PAPER, Long.toString(key, Character.MAX_RADIX));
    }

    /** The term of all documents of an index that was begun after somebody had asked for a new one so often. */
    static Term generation(long reindex) {
        return new Term(Field.GENERATION, Long.toString(reindex));
    }

    /**
     * The document of a paper.
     *
     * @param reindex how often somebody had asked for a new index when this one was begun
     * @param vectors what is known of the meaning of papers, by one encoder or several
     */
    static Document of(Changes.Changed changed, long reindex, Weights weights, List<PaperVectors> vectors) {
        Paper paper = changed.paper();
        Document document = new Document();
        document.add(new StringField(Field.PAPER, term(changed.key()).text(), Store.NO));
        document.add(new NumericDocValuesField(Field.PAPER, changed.key()));
        document.add(new StringField(Field.GENERATION, generation(reindex).text(), Store.NO));
        for (PaperId id : paper.ids()) {
            document.add(new StringField(Field.ID, id.text(), Store.NO));
        }
        document.add(new BinaryDocValuesField(Field.ID, new BytesRef(paper.id().text())));
        document.add(new BinaryDocValuesField(
                Field.SAID, new BytesRef(SaidWords.of(paper).packed())));
        addTexts(document, paper, weights);
        SharedBands.add(document, paper);
        for (String code : categories(paper)) {
            document.add(new StringField(Field.CATEGORY, code, Store.NO));
        }
        for (Category category : new LinkedHashSet<>(
                paper.categories().stream().map(Category::canonical).toList())) {
            document.add(new SortedSetDocValuesField(Field.CATEGORY, new BytesRef(category.code())));
        }
        for (Provenance told : paper.provenance()) {
            document.add(new StringField(Field.SOURCE, told.source().toLowerCase(Locale.ROOT), Store.NO));
            document.add(new SortedSetDocValuesField(Field.SOURCE, new BytesRef(told.source())));
        }
        addNumbers(document, paper, changed.sortDay());
        vectors.forEach(known -> addMeaning(document, paper, known));
        return document;
    }

    private static void addMeaning(Document document, Paper paper, PaperVectors vectors) {
        Optional<Vector> vector = vectors.find(paper);
        if (vector.isPresent()) {
            document.add(new KnnFloatVectorField(
                    vectors.fields().encoded(), vector.get().values(), VectorSimilarityFunction.DOT_PRODUCT));
            return;
        }
        vectors.table().ifPresent(table -> {
            Term by = MeantPapers.estimatedBy(vectors.fields(), table.learntFrom());
            document.add(new StringField(by.field(), by.text(), Store.NO));
            table.estimate(Encoding.text(paper))
                    .ifPresent(estimate -> document.add(new KnnFloatVectorField(
                            vectors.fields().estimated(), estimate, VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT)));
        });
    }

    /** A text taken apart once: for its words in the order of the text, and for how often each occurs. */
    record Text(List<String> words, List<String> stems, List<String> compounds) {
        static Text of(String text) {
            List<String> words = TextWords.words(text);
            return new Text(
                    words,
                    words.stream().map(Stems::of).toList(),
                    TextWords.compounds(text).stream().map(Stems::of).toList());
        }

        /** Gives the stems of all words that say something, and of the compounds. */
        void each(Consumer<String> sink) {
            for (int i = 0; i < words.size(); i++) {
                if (!TextWords.isStopWord(words.get(i))) {
                    sink.accept(stems.get(i));
                }
            }
            compounds.forEach(sink);
        }
    }

    private static void addTexts(Document document, Paper paper, Weights weights) {
        Publication publication = paper.publication();
        List<String> names = paper.authors().stream().map(Author::name).toList();
        Text title = Text.of(paper.title());
        Text text = Text.of(paper.abstractText());
        List<Text> labels = names.stream().limit(NAMED_AUTHORS).map(Text::of).toList();
        CountedWords counted = new CountedWords();
        title.each(stem -> counted.addText(stem, weights.title()));
        text.each(stem -> counted.addText(stem, weights.text()));
        labels.forEach(name -> name.each(stem -> counted.addLabel(stem, weights.author())));
        Text.of(publication.comment()).each(stem -> counted.addLabel(stem, weights.other()));
        Text venue = Text.of(publication.journalReference());
        venue.each(stem -> counted.addLabel(stem, weights.other()));
        document.add(new org.apache.lucene.document.Field(Field.WORDS, counted, COUNTED));
        addWords(document, Field.TITLE, PlacedWords.title(title.stems()));
        addWords(document, Field.VENUE, PlacedWords.inOrder(venue.stems()));
        addWords(document, Field.ABSTRACT, PlacedWords.inOrder(text.stems()));
        document.add(new org.apache.lucene.document.Field(
                Field.AUTHORS, new PlacedWords(Names.terms(names)), PLACED_WITHOUT_LENGTH));
        Set<String> spelled = new LinkedHashSet<>(title.words());
        labels.forEach(name -> spelled.addAll(name.words()));
        spelled.removeIf(word -> word.length() < 4);
        document.add(new org.apache.lucene.document.Field(
                Field.SPELLED, PlacedWords.inOrder(List.copyOf(spelled)), PRESENT));
    }

    private static void addWords(Document document, String field, TokenStream words) {
        document.add(new org.apache.lucene.document.Field(field, words, PLACED));
    }

    private static void addNumbers(Document document, Paper paper, long sortDay) {
        Publication publication = paper.publication();
        PaperDate date = publication.published() == null ? publication.announced() : publication.published();
        if (date != null) {
            document.add(new LongPoint(Field.DATE, date.day().toEpochDay()));
            document.add(new NumericDocValuesField(Field.YEAR, date.day().getYear()));
        }
        document.add(new NumericDocValuesField(Field.SORT_DAY, sortDay));
        document.add(new IntPoint(Field.UPVOTES, paper.counts().upvotes()));
        document.add(new NumericDocValuesField(Field.UPVOTES, paper.counts().upvotes()));
        if (paper.link(Link.Kind.CODE).isPresent()) {
            document.add(new StringField(Field.CODE, "yes", Store.NO));
            document.add(new NumericDocValuesField(Field.CODE, 1));
        }
    }

    /** Every code a paper is filed under, old and new, in small letters, and each archive above them with {@code .*} behind. */
    private static Set<String> categories(Paper paper) {
        Set<String> codes = new LinkedHashSet<>();
        for (Category category : paper.categories()) {
            codes.add(lower(category.code()));
            codes.add(lower(category.canonical().code()));
            category.archive().ifPresent(archive -> codes.add(lower(archive) + ".*"));
            category.canonical().archive().ifPresent(archive -> codes.add(lower(archive) + ".*"));
            for (int dot = category.code().indexOf('.');
                    dot > 0;
                    dot = category.code().indexOf('.', dot + 1)) {
                codes.add(lower(category.code().substring(0, dot)) + ".*");
            }
        }
        return codes;
    }

    static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
