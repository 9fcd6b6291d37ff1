package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.encode.ConceptEncoder;
import broadsheet.encode.Encoding;
import broadsheet.encode.VectorFile.Encoded;
import broadsheet.encode.WordTable;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Hit;
import broadsheet.search.Likeness;
import broadsheet.search.Likeness.Basis;
import broadsheet.search.Narrowing;
import broadsheet.search.Order;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.Wanted;
import broadsheet.search.Wanted.Manner;
import broadsheet.search.Wanted.Mode;
import broadsheet.search.query.QueryParser;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A home of which more and more is encoded. Its papers are about one of many subjects, each of which has two names that no paper
 * has both of; a query has one of them, and half of what it is to find the other.
 */
class HalfEncodedTest {
    private static final int SUBJECTS = 40;
    private static final int EACH = 12;

    private final Random random = new Random(3);
    private final List<Paper> papers = new ArrayList<>();

    /** Two names of one concept, as {@link ConceptEncoder} hears them. */
    private static String name(int subject, boolean other) {
        return (other ? "alias" : "subject") + (char) ('a' + subject / 26) + (char) ('a' + subject % 26);
    }

    /** Hears the other name of a subject as the first. */
    private static class TwoNames extends ConceptEncoder {
        @Override
        protected String concept(String word) {
            return word.startsWith("alias") ? "subject" + word.substring("alias".length()) : word;
        }
    }

    private final ConceptEncoder encoder = new TwoNames();

    HalfEncodedTest() {
        for (int subject = 0; subject < SUBJECTS; subject++) {
            for (int i = 0; i < EACH; i++) {
                StringBuilder title = new StringBuilder(
                        (name(subject, i % 2 == 1) + " ").repeat(3).strip());
                for (int word = 0; word < 3; word++) {
                    title.append(" common").append((char) ('a' + random.nextInt(26)));
                }
                papers.add(Sketch.of("2502.%02d%03d".formatted(subject, i))
                        .titled(title.toString())
                        .paper());
            }
        }
    }

    private static PapersToEncode encoding(LuceneIndex index) {
        return (PapersToEncode) index.unencoded().orElseThrow();
    }

    private static int subject(PaperId id) {
        return Integer.parseInt(id.local().substring(5, 7));
    }

    @Test
    void isSearchedTheBetterTheMoreOfItIsEncodedAndNeverWorseThanByWords(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.prepare();
        Encoding encoding = Encoding.of(encoder, home.vectors());
        encoding.await();
        List<Paper> inTurns = new ArrayList<>(papers);
        Collections.shuffle(inTurns, random);
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            catalogue.papers().store(papers);
            index.awaitCurrent();
            double byWords = quality(index, Mode.WORDS);
            assertThat(quality(index, Mode.BOTH)).as("nothing encoded").isEqualTo(byWords);
            assertThat(encoding(index).unestimated(10)).as("there is no table").isEmpty();

            encoding(index).estimateBy(table(workers));
            while (!encoding(index).unestimated(100).isEmpty()) {
                encoding(index).renew(encoding(index).unestimated(100));
            }
            assertThat(index.meant()).isEqualTo(new Meant(0, papers.size(), papers.size()));
            double allStatic = quality(index, Mode.BOTH);
            assertThat(allStatic).as("all estimated").isGreaterThan(byWords);
            assertThat(similar(index, Basis.ALSO_ESTIMATED))
                    .as("similar by estimates")
                    .isGreaterThan(.9);
            assertThat(similar(index, Basis.ENCODED)).as("similar without").isZero();
            encodesAnExampleThatIsAsked(index);
            assertThat(quality(index, Mode.BOTH, Basis.ENCODED))
                    .as("without what is estimated")
                    .isEqualTo(byWords);

            double last = allStatic;
            for (int part = 1; part <= 4; part++) {
                int size = papers.size() / 4;
                List<Paper> next = inTurns.subList((part - 1) * size, part * size);
                encoding(index)
                        .take(
                                next.stream()
                                        .map(Encoding::text)
                                        .distinct()
                                        .map(text -> new Encoded(text, encoder.text(text)))
                                        .toList(),
                                next.stream().map(Paper::id).toList());
                last = quality(index, Mode.BOTH);
                assertThat(last).as("%d of 4 parts encoded", part).isGreaterThanOrEqualTo(allStatic);
            }
            assertThat(index.meant()).isEqualTo(new Meant(papers.size(), 0, papers.size()));
            assertThat(last).as("all encoded").isGreaterThan(byWords + .2);
        }
    }

    /** The paper that somebody looks at is encoded then, in place of estimated. */
    private void encodesAnExampleThatIsAsked(LuceneIndex index) {
        Paper paper = papers.getFirst();
        long before = encoder.texts();
        Likeness likeness = Likeness.of(paper.id());

        List<Hit> estimated = index.similar(likeness, List.of(), 5).hits();
        assertThat(encoder.texts()).isEqualTo(before);
        List<Hit> encoded = index.similar(likeness.with(Map.of(paper.id(), Encoding.text(paper))), List.of(), 5)
                .hits();

        assertThat(encoder.texts()).isEqualTo(before + 1);
        assertThat(similarities(encoded)).hasSize(5).isNotEqualTo(similarities(estimated));
    }

    private static List<Double> similarities(List<Hit> hits) {
        return hits.stream()
                .map(hit -> hit.relevance().standing().orElseThrow().similarity())
                .toList();
    }

    /** What a table tells is kept, and papers of later imports are estimated as they are indexed. */
    @Test
    void newPapersAreEstimatedByWhatWasLearntBefore(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.prepare();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Encoding.of(encoder, home.vectors()).writeTable(table(workers));
        }
        Encoding encoding = Encoding.of(encoder, home.vectors());
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system())) {
            catalogue.papers().store(papers.subList(0, 10));
            index.awaitCurrent();

            assertThat(index.meant()).isEqualTo(new Meant(0, 10, 10));
            assertThat(encoding(index).unestimated(10)).isEmpty();
            assertThat(encoding(index).learntFrom()).isEqualTo(papers.size());
        }
    }

    /** A segment of which half the papers were replaced would be merged at once otherwise. */
    @Test
    void whatIsAboutToBeEstimatedAnewIsNotMerged(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.prepare();
        Encoding encoding = Encoding.of(encoder, home.vectors());
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            catalogue.papers().store(papers);
            index.awaitCurrent();
            index.awaitMerged();
            // Every second one, as a segment of which all were replaced is gone, however many there are.
            List<PaperId> half = IntStream.range(0, papers.size() / 2)
                    .mapToObj(i -> papers.get(2 * i).id())
                    .toList();

            encoding(index).estimateBy(table(workers));
            encoding(index).renew(half);

            assertThat((int) index.ask(searcher -> searcher.getIndexReader().numDeletedDocs()))
                    .isEqualTo(half.size());
        }
    }

    /** An encoder that was configured in place of another has learnt nothing, though the other has of as many texts. */
    @Test
    void whatWasEstimatedByAnotherEncoderIsEstimatedAgain(@TempDir Path folder) throws Exception {
        Home home = new Home(folder);
        home.prepare();
        catalogueOf(home, "concepts/1");

        assertThat(catalogueOf(home, "concepts/2")).isEqualTo(new Meant(0, 10, 10));
    }

    /** What is estimated of ten papers by an encoder of a name, which learnt of as many texts as any. */
    private Meant catalogueOf(Home home, String name) throws InterruptedException {
        Encoding encoding = Encoding.of(
                new TwoNames() {
                    @Override
                    public String name() {
                        return name;
                    }
                },
                home.vectors());
        try (Catalogue catalogue = Catalogue.open(home, InstantSource.system());
                LuceneIndex index = LuceneIndex.keep(home.index(), catalogue, encoding, InstantSource.system());
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            catalogue.papers().store(papers.subList(0, 10));
            index.awaitCurrent();
            encoding(index).estimateBy(table(workers));
            for (List<PaperId> next = encoding(index).unestimated(100);
                    !next.isEmpty();
                    next = encoding(index).unestimated(100)) {
                encoding(index).renew(next);
            }
            return index.meant();
        }
    }

    /** What is learnt of all papers. */
    private WordTable table(ExecutorService workers) throws InterruptedException {
        return WordTable.learn(
                papers.stream()
                        .map(Encoding::text)
                        .map(text -> new Encoded(text, encoder.text(text)))
                        .toList(),
                workers);
    }

    /** The mean share of a subject's papers among the first twelve, asked for by each of its names. */
    private double quality(LuceneIndex index, Mode mode) {
        return quality(index, mode, Basis.ALSO_ESTIMATED);
    }

    private double quality(LuceneIndex index, Mode mode, Basis basis) {
        double sum = 0;
        for (int subject = 0; subject < SUBJECTS; subject++) {
            for (boolean other : new boolean[] {false, true}) {
                int wanted = subject;
                sum += index
                                .find(
                                        QueryParser.parse(name(subject, other) + " commona commonb")
                                                .query(),
                                        new Wanted(
                                                Narrowing.NONE,
                                                Order.RELEVANCE,
                                                Optional.empty(),
                                                EACH,
                                                Manner.FORGIVING,
                                                false,
                                                mode,
                                                basis))
                                .hits()
                                .stream()
                                .filter(hit -> subject(hit.id()) == wanted)
                                .count()
                        / (2.0 * SUBJECTS * EACH);
            }
        }
        return sum;
    }

    /** The mean share of a paper's subject among what is most like it. */
    private double similar(LuceneIndex index, Basis basis) {
        double sum = 0;
        List<Paper> asked = papers.subList(0, 100);
        for (Paper paper : asked) {
            List<Hit> hits =
                    index.similar(Likeness.of(paper.id(), basis), List.of(), 5).hits();
            sum += hits.stream()
                            .filter(hit -> subject(hit.id()) == subject(paper.id()))
                            .count()
                    / (5.0 * asked.size());
        }
        return sum;
    }
}
