package broadsheet.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.encode.Encoding;
import broadsheet.paper.Author;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How much papers share of the words of a text, against the formula worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedWordsTest {
    private static final Weights WEIGHTS = Weights.CHOSEN;
    private static final int MOST = 30;

    private final EncodedLibrary library;
    private final Collection<Paper> papers;
    private final Map<PaperId, List<String>> said = new HashMap<>();
    private final Map<String, Double> rarities = new HashMap<>();

    /** How many words of a text count, names of authors included, which a paper's own length is without. */
    private final double meanLength;

    SharedWordsTest(@TempDir Path folder) throws InterruptedException {
        library = new EncodedLibrary(folder);
        papers = library.papers.values();
        meanLength = meanLength();
    }

    @AfterAll
    void close() {
        library.close();
    }

    private List<Double> shares(String text, List<Paper> of) {
        return library.index.ask(searcher -> {
            SharedWords words = new SharedWords(searcher, new IndexTerms(searcher), WEIGHTS, text, MOST);
            int[] documents = new int[of.size()];
            for (int i = 0; i < documents.length; i++) {
                documents[i] = document(searcher, of.get(i).id());
            }
            return Arrays.stream(words.of(documents)).boxed().toList();
        });
    }

    private static int document(IndexSearcher searcher, PaperId id) throws IOException {
        return searcher.search(new TermQuery(new Term(Field.ID, id.text())), 1).scoreDocs[0].doc;
    }

    private static List<String> stems(String text) {
        return TextWords.words(text).stream()
                .filter(word -> !TextWords.isStopWord(word))
                .map(Stems::of)
                .toList();
    }

    /** The words of a paper, each as often as it counts. */
    private List<String> said(Paper paper) {
        return said.computeIfAbsent(paper.id(), id -> read(paper));
    }

    private static List<String> read(Paper paper) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < WEIGHTS.title(); i++) {
            said.addAll(stems(paper.title()));
        }
        said.addAll(stems(paper.abstractText()));
        return said;
    }

    private double rarity(String stem) {
        return rarities.computeIfAbsent(stem, this::count);
    }

    private double count(String stem) {
        long having =
                papers.stream().filter(paper -> said(paper).contains(stem)).count();
        return having == 0 ? 0 : Math.log(1 + (papers.size() - having + .5) / (having + .5));
    }

    private double meanLength() {
        return papers.stream()
                .mapToInt(paper -> said(paper).size()
                        + paper.authors().stream()
                                .map(Author::name)
                                .mapToInt(name -> WEIGHTS.author() * stems(name).size())
                                .sum())
                .average()
                .orElseThrow();
    }

    private double score(String stem, double frequency, double length) {
        double slowness = WEIGHTS.k1() * (1 - WEIGHTS.b() + WEIGHTS.b() * length / meanLength);
        return frequency == 0 ? 0 : rarity(stem) * frequency / (frequency + slowness);
    }

    private double share(String text, Paper paper) {
        List<String> stems = stems(text);
        List<String> telling = stems.stream()
                .distinct()
                .filter(stem -> rarity(stem) > 0)
                .sorted(Comparator.comparingDouble(stem -> -own(stem, stems)))
                .limit(MOST)
                .toList();
        List<String> said = said(paper);
        double whole = telling.stream().mapToDouble(stem -> own(stem, stems)).sum();
        double had = telling.stream()
                .mapToDouble(stem -> score(stem, Collections.frequency(said, stem), said.size()))
                .sum();
        return whole == 0 ? 0 : Math.min(1, had / whole);
    }

    private double own(String stem, List<String> stems) {
        return score(stem, Collections.frequency(stems, stem), stems.size());
    }

    @Test
    void areWhatTheFormulaSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Paper> all = new ArrayList<>(papers);
        for (int round = 0; round < 20; round++) {
            // Up to some sixty words, of which thirty count.
            String text = random.ints(1 + random.nextInt(20), 0, all.size())
                            .mapToObj(i -> Encoding.text(all.get(i)))
                            .collect(Collectors.joining(" "))
                    + (random.nextBoolean() ? " of bread bread and xyzzy" : "");
            List<Paper> some = IntStream.range(0, 10)
                    .mapToObj(i -> all.get(random.nextInt(all.size())))
                    .distinct()
                    .toList();
            List<Double> shares = shares(text, some);

            for (int i = 0; i < some.size(); i++) {
                assertThat(shares.get(i))
                        .as("“%s” in “%s”, seed %s", text, some.get(i).title(), seed)
                        .isCloseTo(share(text, some.get(i)), within(1e-3));
            }
        }
    }

    @Test
    void areNothingOfATextThatTellsNothing() {
        for (String text : List.of("", "of the", "xyzzy", "∫ ∂ §")) {
            assertThat(shares(text, papers.stream().limit(3).toList())).as(text).containsOnly(0.0);
        }
    }
}
