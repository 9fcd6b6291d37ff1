package broadsheet.web;

import static java.util.function.Predicate.not;

import broadsheet.catalog.Papers;
import broadsheet.edition.Wording;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.search.Likeness;
import broadsheet.search.query.Query;
import broadsheet.search.query.QueryParser;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Like what and unlike what papers are looked for, and how many are shown in what order, as an address says it. What is liked and not
 * liked at once is liked.
 *
 * @param like papers, by the names under which they are filed
 * @param about phrases, as {@code like}
 * @param unlike papers
 * @param notAbout phrases, as {@code unlike}
 * @param order how what is found is shown
 * @param shown how many of those that are most alike
 */
public record Examples(
        List<PaperId> like, List<String> about, List<PaperId> unlike, List<String> notAbout, Order order, Shown shown) {
    /** In what order papers are shown. */
    public enum Order {
        /** The most alike first. */
        CLOSENESS,
        /** The newest first, of those that are most alike. */
        DATE;

        /** What it is called. */
        public String inWords() {
            return switch (this) {
                case CLOSENESS -> "Closest";
                case DATE -> "Newest";
            };
        }

        /** The word for it in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many papers are shown. */
    public enum Shown {
        /** As many as are read. */
        FEW(25),
        /** As many as have anything to do with each other. */
        MANY(100);

        private final int papers;

        Shown(int papers) {
            this.papers = papers;
        }

        /** How many at most. */
        public int papers() {
            return papers;
        }
    }

    /** None yet. */
    public static final Examples NONE =
            new Examples(List.of(), List.of(), List.of(), List.of(), Order.CLOSENESS, Shown.FEW);

    public Examples {
        like = like.stream().distinct().toList();
        about = about.stream().distinct().toList();
        unlike = unlike.stream().distinct().filter(not(like::contains)).toList();
        notAbout = notAbout.stream().distinct().filter(not(about::contains)).toList();
    }

    /** One phrase. */
    public static Examples of(String phrase) {
        return new Examples(List.of(), List.of(phrase), List.of(), List.of(), Order.CLOSENESS, Shown.FEW);
    }

    /** One paper. */
    public static Examples of(PaperId paper) {
        return NONE.liking(paper);
    }

    /**
     * Reads an address. A phrase that is the identifier of a paper of the catalogue, or its address, is that paper.
     *
     * @throws PageProblem if it names papers that there are not, an order or a number that there is not, or too many examples
     */
    static Examples of(Context context, Papers papers) {
        List<String> likeTexts = texts(context, "like");
        List<String> unlikeTexts = texts(context, "unlike");
        List<String> aboutTexts = texts(context, "about");
        List<String> notAboutTexts = texts(context, "notabout");
        int examples = likeTexts.size() + unlikeTexts.size() + aboutTexts.size() + notAboutTexts.size();
        if (examples > Likeness.MOST) {
            throw PageProblem.bad(
                    Wording.number(examples) + " examples are too many",
                    "More than " + Likeness.MOST + " say no more. Take some away.");
        }
        List<PaperId> like = papers(papers, likeTexts);
        List<String> about = new ArrayList<>();
        aboutTexts.forEach(text -> add(papers, text, like, about));
        List<PaperId> unlike = papers(papers, unlikeTexts);
        List<String> notAbout = new ArrayList<>();
        notAboutTexts.forEach(text -> add(papers, text, unlike, notAbout));
        return new Examples(like, about, unlike, notAbout, order(context), shown(context));
    }

    private static List<String> texts(Context context, String name) {
        return context.queryParams(name).stream()
                .map(text -> text.substring(0, Math.min(text.length(), Asked.LONGEST_QUERY))
                        .strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static List<PaperId> papers(Papers papers, List<String> texts) {
        List<PaperId> ids = new ArrayList<>();
        texts.forEach(text -> ids.add(AskedPaper.find(papers, text).id()));
        return ids;
    }

    private static void add(Papers papers, String text, List<PaperId> ids, List<String> phrases) {
        Optional<PaperId> paper = QueryParser.parse(text).query() instanceof Query.Id(PaperId id)
                ? papers.find(id).map(Paper::id)
                : Optional.empty();
        paper.ifPresentOrElse(ids::add, () -> phrases.add(text));
    }

    private static Order order(Context context) {
        String word = Optional.ofNullable(context.queryParam("order")).orElse("");
        return word.isBlank()
                ? Order.CLOSENESS
                : Arrays.stream(Order.values())
                        .filter(order -> order.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> PageProblem.bad(
                                "“" + word + "” is no order", "Similar papers are listed by closeness or date."));
    }

    private static Shown shown(Context context) {
        String word = Optional.ofNullable(context.queryParam("show")).orElse("");
        return word.isBlank()
                ? Shown.FEW
                : Arrays.stream(Shown.values())
                        .filter(shown -> String.valueOf(shown.papers()).equals(word))
                        .findFirst()
                        .orElseThrow(() -> PageProblem.bad(
                                "“" + word + "” papers are not shown",
                                "Of similar papers " + Shown.FEW.papers() + " or " + Shown.MANY.papers()
                                        + " are shown."));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return like.isEmpty() && about.isEmpty() && unlike.isEmpty() && notAbout.isEmpty();
    }

    /** All papers among them. */
    List<PaperId> papers() {
        return Stream.concat(like.stream(), unlike.stream()).toList();
    }

    /** As the search takes them. */
    Likeness likeness() {
        return new Likeness(like, about, unlike, notAbout, Likeness.Basis.ALSO_ESTIMATED);
    }

    /** The same, and like a paper as well. */
    public Examples liking(PaperId paper) {
        return new Examples(with(like, paper), about, unlike, notAbout, order, shown);
    }

    /** The same, and unlike a paper. */
    public Examples unliking(PaperId paper) {
        return new Examples(minus(like, paper), about, with(unlike, paper), notAbout, order, shown);
    }

    /** The same, and unlike a phrase. */
    public Examples notAbout(String phrase) {
        return new Examples(like, minus(about, phrase), unlike, with(notAbout, phrase), order, shown);
    }

    /** The same without a paper. */
    public Examples without(PaperId paper) {
        return new Examples(minus(like, paper), about, minus(unlike, paper), notAbout, order, shown);
    }

    /** The same without a phrase. */
    public Examples without(String phrase) {
        return new Examples(like, minus(about, phrase), unlike, minus(notAbout, phrase), order, shown);
    }

    /** The same in another order. */
    public Examples in(Order other) {
        return new Examples(like, about, unlike, notAbout, other, shown);
    }

    /** The same, and so many shown. */
    public Examples showing(Shown other) {
        return new Examples(like, about, unlike, notAbout, order, other);
    }

    private static <T> List<T> with(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> minus(List<T> some, T one) {
        return some.stream().filter(each -> !each.equals(one)).toList();
    }

    /** An address with them as parameters, in one order. */
    String on(String address) {
        String with = address;
        for (PaperId paper : like) {
            with = Site.with(with, "like", paper);
        }
        for (String phrase : about) {
            with = Site.with(with, "about", phrase);
        }
        for (PaperId paper : unlike) {
            with = Site.with(with, "unlike", paper);
        }
        for (String phrase : notAbout) {
            with = Site.with(with, "notabout", phrase);
        }
        if (order != Order.CLOSENESS) {
            with = Site.with(with, "order", order.word());
        }
        return shown == Shown.FEW ? with : Site.with(with, "show", String.valueOf(shown.papers()));
    }

    /** The orders there are, for links to them. */
    public static List<Order> orders() {
        return List.of(Order.values());
    }
}
