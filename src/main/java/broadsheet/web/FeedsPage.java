package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.Followed;
import broadsheet.digest.feed.FeedFormat;
import broadsheet.digest.feed.Opml;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;
import broadsheet.edition.Window;
import broadsheet.paper.Category;
import broadsheet.paper.Subject;
import broadsheet.paper.Taxonomy;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /feeds}: what can be followed in a feed reader; {@code /feeds/opml}: all categories at once. */
public final class FeedsPage {
    private static final int LEAST_UPVOTES = 10;

    private final Frames frames;
    private final Catalogue catalogue;
    private final Renderer renderer;

    FeedsPage(Frames frames, Catalogue catalogue, Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param lists those of the whole catalogue
     * @param categories those that are followed, or, where everything is, those that have papers
     */
    public record View(Frame frame, List<ListName> lists, List<ListName> categories) {
        public View {
            lists = List.copyOf(lists);
            categories = List.copyOf(categories);
        }

        /** The formats of feeds. */
        public List<FeedFormat> formats() {
            return List.of(FeedFormat.values());
        }

        /** What a list is called, as a line of its own begins. */
        public String title(ListName name) {
            String words = name.inWords();
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
    }

    void answer(Context context) {
        Frame frame = frames.page(
                context,
                "Feeds",
                "What of this server can be followed in a feed reader.",
                frames.site().feeds(),
                "",
                "");
        List<ListName> lists = Stream.<ListName>concat(
                        Arrays.stream(Kind.values()).map(kind -> new ListName.OfEditions(kind, new Part.Whole())),
                        Stream.of(
                                new ListName.Trending(Window.WEEK, 0),
                                new ListName.Trending(Window.WEEK, LEAST_UPVOTES)))
                .toList();
        renderer.answer(context, "feeds", new View(frame, lists, categories()));
    }

    /** All categories that are followed, as feeds; where there is none, the editions of every day. */
    void opml(Context context) {
        Site site = Feeds.reachedBy(context, frames.site());
        List<ListName> categories = categories();
        List<Opml.Line> lines = (categories.isEmpty() ? List.of(ListName.EVERY_DAY) : categories)
                .stream()
                        .map(name -> new Opml.Line(
                                "Broadsheet: " + name.inWords(),
                                site.whole(site.feed(FeedFormat.ATOM, name)),
                                site.whole(site.list(name))))
                        .toList();
        context.header("Content-Disposition", "inline; filename=\"broadsheet.opml\"");
        Renderer.send(
                context,
                new Printed(Opml.write("Broadsheet", lines)),
                "text/x-opml; charset=utf-8",
                "public, no-cache");
    }

    private List<ListName> categories() {
        List<Subject> followed =
                catalogue.following().list().stream().map(Followed::subject).toList();
        boolean everything = followed.isEmpty() || followed.contains(Subject.EVERYTHING);
        Stream<Category> categories = everything
                ? catalogue.lists().categories().stream().filter(Category::isArxiv)
                : Taxonomy.all().stream()
                        .filter(category ->
                                followed.stream().anyMatch(subject -> subject.covers(new Subject(category.code()))));
        return categories.<ListName>map(ListName.InCategory::new).toList();
    }
}
