package broadsheet.rank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formulas by which what is trending can be ranked; compared in {@code docs/ranking.md}. */
public enum Formula {
    OURS {
        @Override
        public Scoring over(double halfLifeDays, int days) {
            return new Trending(halfLifeDays);
        }
    },
    HACKER_NEWS {
        @Override
        public Scoring over(double halfLifeDays, int days) {
            return new HackerNews(halfLifeDays);
        }
    },
    REDDIT {
        @Override
        public Scoring over(double halfLifeDays, int days) {
            return new Reddit(halfLifeDays, days);
        }
    },
    LOBSTERS {
        @Override
        public Scoring over(double halfLifeDays, int days) {
            return new Lobsters(halfLifeDays, days);
        }
    },
    WILSON {
        @Override
        public Scoring over(double halfLifeDays, int days) {
            return new Wilson();
        }
    };

    /**
     * The formula for a window.
     *
     * @param halfLifeDays the window's half-life, above 0
     * @param days how far it reaches back, from 1
     */
    public abstract Scoring over(double halfLifeDays, int days);

    /** As the configuration calls it: {@code ours}, {@code hacker-news}, {@code reddit}, {@code lobsters}, {@code wilson}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The formula of a word. */
    public static Optional<Formula> parse(String word) {
        return Arrays.stream(values())
                .filter(formula -> formula.word().equals(word))
                .findFirst();
    }
}
