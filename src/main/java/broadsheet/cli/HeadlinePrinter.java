package broadsheet.cli;

import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints papers as a list: number, title, authors, a quiet line of facts. */
final class HeadlinePrinter {
    /** Never begins a line. */
    private static final String DOT = "\u00a0· ";

    private final Screen screen;

    HeadlinePrinter(Screen screen) {
        this.screen = screen;
    }

    /**
     * Prints a paper.
     *
     * @param number its number in the list
     * @param remark why it is here, or empty
     */
    void print(int number, Headline headline, String remark) {
        String gutter = "%3d  ".formatted(number);
        String indent = " ".repeat(gutter.length());
        screen.strong(gutter, headline.title());
        quiet(indent, byline(headline));
        quiet(indent, facts(headline));
        quiet(indent, remark);
    }

    private void quiet(String indent, String text) {
        if (!text.isEmpty()) {
            screen.quiet(indent, text);
        }
    }

    private static String byline(Headline headline) {
        String names = headline.firstAuthors().stream().map(Author::name).collect(Collectors.joining(", "));
        int more = headline.authorCount() - headline.firstAuthors().size();
        return more > 0 ? names + " and\u00a0" + more + "\u00a0more" : names;
    }

    private static String facts(Headline headline) {
        List<String> facts = new ArrayList<>();
        facts.add(headline.id().text());
        if (headline.date() != null) {
            facts.add(headline.date().inWords());
        }
        headline.primaryCategory().map(Category::code).ifPresent(facts::add);
        if (!headline.venue().isEmpty()) {
            facts.add(headline.venue());
        }
        int upvotes = headline.counts().upvotes();
        if (upvotes > 0) {
            facts.add(Words.count(upvotes, "upvote"));
        }
        if (!headline.code().isEmpty()) {
            facts.add("code");
        }
        if (headline.withdrawn()) {
            facts.add("withdrawn");
        }
        return String.join(DOT, facts);
    }
}
