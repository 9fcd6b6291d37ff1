package broadsheet.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import broadsheet.encode.ConceptEncoder;
import broadsheet.learn.SlowBlend.Text;
import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On texts made by chance, of a few hundred words of which the first are said most. */
class LinearScorersTest {
    private static final int WORDS = 300;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private int readings;
    private final ConceptEncoder encoder = new ConceptEncoder();
    private final List<Text> texts = texts(300);
    private final Background background = background();
    private final SlowBlend slow = new SlowBlend(texts);

    private List<Text> texts(int count) {
        List<Text> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String words = IntStream.range(0, 1 + random.nextInt(120))
                    .mapToObj(word -> "word" + Integer.toString(random.nextInt(1 + random.nextInt(WORDS)), 36) + "x")
                    .collect(Collectors.joining(" "));
            made.add(new Text(encoder.text(words), words));
        }
        return made;
    }

    private Background background() {
        Vocabulary vocabulary = Vocabulary.of(texts.stream().map(Text::words).toList());
        return new Background(
                vocabulary,
                texts.stream().map(text -> reading(text, vocabulary)).toList());
    }

    private Reading reading(Text text, Vocabulary vocabulary) {
        return new Reading(
                PaperId.ofText("arxiv:2501.%05d".formatted(readings++)), text.vector(), vocabulary.read(text.words()));
    }

    /** Something learnt in both ways. */
    private record Learnt(Blend.Learned fast, ToDoubleFunction<Text> slow) {}

    private Learnt learnt() {
        List<Text> like = texts(random.nextInt(7));
        List<Text> unlike = texts(random.nextInt(4));
        List<Text> instruction = texts(like.isEmpty() ? 1 : random.nextInt(2));
        Vocabulary vocabulary = background.vocabulary();
        Optional<Instruction> one = instruction.stream()
                .map(text -> new Instruction(text.words(), text.vector(), vocabulary.read(text.words())))
                .findFirst();
        Lesson lesson = new Lesson(
                one,
                like.stream().map(text -> reading(text, vocabulary)).toList(),
                unlike.stream().map(text -> reading(text, vocabulary)).toList(),
                background);
        return new Learnt(new Blend().train(lesson), slow.learnt(instruction, like, unlike));
    }

    @Test
    void manyAtOnceScoreAsEachByTheFormulas() {
        List<Learnt> many = IntStream.range(0, 30).mapToObj(i -> learnt()).toList();
        LinearScorers.Sheet sheet = new LinearScorers(
                background, many.stream().map(one -> one.fast().linear()).toList())
        .new Sheet();

        List<Text> papers = texts(40);
        papers.add(new Text(encoder.text("unheard"), "unheard of"));
        papers.add(new Text(encoder.text("a"), ""));
        for (Text paper : papers) {
            double[] scores = sheet.score(paper.vector().values(), SaidWords.of(paper.words()));
            for (int i = 0; i < many.size(); i++) {
                double expected = many.get(i).slow().applyAsDouble(paper);
                assertThat(scores[i]).as("seed %s", seed).isCloseTo(expected, within(1e-4));
                assertThat(many.get(i).fast().score(reading(paper, background.vocabulary())))
                        .as("seed %s", seed)
                        .isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void aScoreIsTheSameHoweverManyThereAre() {
        List<Linear> many =
                IntStream.range(0, 20).mapToObj(i -> learnt().fast().linear()).toList();
        LinearScorers.Sheet together = new LinearScorers(background, many).new Sheet();

        for (Text paper : texts(20)) {
            double[] scores = together.score(paper.vector().values(), SaidWords.of(paper.words()))
                    .clone();
            for (int i = 0; i < scores.length; i++) {
                LinearScorers.Sheet alone = new LinearScorers(background, List.of(many.get(i))).new Sheet();
                assertThat(alone.score(paper.vector().values(), SaidWords.of(paper.words())))
                        .as("seed %s", seed)
                        .containsExactly(scores[i]);
            }
        }
    }

    @Test
    void everyWordHasItsNumberAndOthersThatBeyondTheLast() {
        for (int size : new int[] {0, 1, 2, 1_000, 4_096}) {
            int[] keys = random.ints(0, 1 << 26).distinct().limit(size + 100L).toArray();
            WordNumbers numbers = new WordNumbers(Arrays.copyOf(keys, size));

            for (int i = 0; i < keys.length; i++) {
                assertThat(numbers.of(keys[i])).as("seed %s", seed).isEqualTo(Math.min(i, size));
            }
        }
    }
}
