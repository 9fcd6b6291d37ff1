package broadsheet.web;

import broadsheet.catalog.PaperLists;
import broadsheet.catalog.PaperLists.Cursor;
import broadsheet.edition.ListName;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Headline;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** {@code /authors/{name}} and {@code /categories/{code}}: all papers of one, the newest first. */
final class ListPage {
    private static final int LENGTH = 50;

    private final Frames frames;
    private final PaperLists lists;
    private final Renderer renderer;
    private final int openingLength;

    ListPage(Frames frames, PaperLists lists, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.lists = lists;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    void author(Context context) {
        String name = context.pathParam("name").strip();
        String key = name.isEmpty() ? "" : new Author(name).key();
        PaperLists.Page page = lists.byAuthor(key, cursor(context), LENGTH, openingLength + 1);
        if (page.headlines().isEmpty()) {
            throw PageProblem.missing(
                    "No paper here is by “" + name + "”", "Search for a part of the name: it may be spelt otherwise.");
        }
        String spelling = spelling(page.headlines(), key).orElse(name);
        String address = frames.site().author(spelling);
        answer(
                context,
                new Heading("Author", spelling, "Papers under this name, which several people may share.", address),
                new ListName.ByAuthor(new Author(spelling)),
                lists.countByAuthor(key),
                page);
    }

    /** The name as the newest paper that shows it prints it. */
    private static Optional<String> spelling(List<Headline> headlines, String key) {
        return headlines.stream()
                .flatMap(headline -> headline.firstAuthors().stream())
                .filter(author -> author.key().equals(key))
                .map(Author::name)
                .findFirst();
    }

    void category(Context context) {
        String code = context.pathParam("code").strip();
        if (code.isEmpty()) {
            throw noCategory(code);
        }
        Category asked = new Category(code);
        Category category = asked.canonical();
        PaperLists.Page page = lists.inCategory(category, cursor(context), LENGTH, openingLength + 1);
        if (page.headlines().isEmpty()) {
            throw noCategory(asked.code());
        }
        String kicker = category.group().orElse("Category");
        String also = asked.equals(category) ? "" : " " + asked.code() + " is filed here.";
        boolean named = !category.name().equals(category.code());
        answer(
                context,
                new Heading(
                        kicker,
                        category.name(),
                        (named ? category.code() + ", with cross-listed papers." : "With cross-listed papers.") + also,
                        frames.site().category(category)),
                new ListName.InCategory(category),
                lists.countInCategory(category),
                page);
    }

    private static PageProblem noCategory(String code) {
        return PageProblem.missing(
                "No paper here is filed under “" + code + "”",
                "Categories are written as arXiv writes them, such as cs.CL.");
    }

    /** What a list says of itself. */
    private record Heading(String kicker, String heading, String note, String address) {}

    private void answer(Context context, Heading heading, ListName name, long count, PaperLists.Page page) {
        boolean isFirst = context.queryParam("after") == null;
        Frame frame = frames.page(context, heading.heading(), "", isFirst ? heading.address() : "", "", "")
                .of(name);
        List<Card> cards = page.headlines().stream()
                .map(headline -> Card.of(headline, openingLength))
                .toList();
        String next = page.next()
                .map(cursor -> Site.with(heading.address(), "after", cursor.text()))
                .orElse("");
        renderer.answer(
                context,
                "list",
                new ListView(
                        frame,
                        heading.kicker(),
                        heading.heading(),
                        heading.note(),
                        count,
                        cards,
                        isFirst ? "" : heading.address(),
                        next));
    }

    /** Where a page of a list starts. */
    static Cursor cursor(Context context) {
        String text = context.queryParam("after");
        return text == null
                ? Cursor.START
                : Cursor.parse(text)
                        .orElseThrow(() ->
                                PageProblem.bad("“" + text + "” is no place in this list", "Begin at its first page."));
    }
}
