package broadsheet.learn.lab;

import broadsheet.edition.Sketch;
import broadsheet.learn.lab.Example.Origin;
import broadsheet.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Papers of topics, each of which has words of its own beside those that all have, over the months of a year. */
public final class MadePapers {
    private static final int PAPERS = 20;
    private static final int WORDS = 45;

    private MadePapers() {}

    /** Topics of twenty papers each, and these. */
    public static Material of(int topics) {
        List<Paper> papers = new ArrayList<>();
        List<Topic> made = new ArrayList<>();
        Random random = new Random(5);
        for (int topic = 0; topic < topics; topic++) {
            List<Example> examples = new ArrayList<>();
            for (int i = 0; i < PAPERS; i++) {
                int month = 1 + (i * 12) / PAPERS;
                Paper paper = Sketch.of("25%02d.%05d".formatted(month, 1 + topic * PAPERS + i))
                        .titled(text(topic, 6, random))
                        .saying(text(topic, WORDS, random))
                        .announced("2025-%02d-%02d".formatted(month, 1 + topic % 28))
                        .paper();
                papers.add(paper);
                examples.add(new Example(paper.id(), new Origin.Written(1)));
            }
            made.add(new Topic("topic " + topic, own(topic, 0) + " " + own(topic, 1), examples));
        }
        return new Material("made topics", "", papers, made, List.of());
    }

    /** Every fourth word is the topic's own. */
    private static String text(int topic, int words, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(random.nextInt(4) == 0 ? own(topic, random.nextInt(8)) : word(random.nextInt(400)))
                    .append(' ');
        }
        return text.toString().strip();
    }

    private static String own(int topic, int number) {
        return word(1_000 + topic * 8 + number);
    }

    /** A word of letters alone. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.append("ot").toString();
    }
}
