package broadsheet.web;

import broadsheet.catalog.Followed;
import broadsheet.paper.Category;
import broadsheet.paper.Subject;
import broadsheet.paper.Taxonomy;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /follow}: what of arXiv this server follows, and the first choice of it for whoever has the key. */
public final class FollowPage {
    private static final String KEY = "key";
    private static final String SUBJECT = "subject";

    private final Frames frames;
    private final FirstChoice choice;
    private final Renderer renderer;

    FollowPage(Frames frames, FirstChoice choice, Renderer renderer) {
        this.frames = frames;
        this.choice = choice;
        this.renderer = renderer;
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param key to choose with; empty for those who may only look
     * @param followed what is followed now
     * @param groups what there is to choose
     * @param complaint why the choice was not taken, or empty
     */
    public record View(Frame frame, String key, List<Followed> followed, List<Group> groups, String complaint) {}

    /**
     * A group of archives.
     *
     * @param name in words
     * @param archives of it, in arXiv's order
     */
    public record Group(String name, List<Archive> archives) {}

    /**
     * An archive.
     *
     * @param code such as {@code cs}
     * @param categories of it; one of the same code where it is not divided
     */
    public record Archive(String code, List<Category> categories) {
        /** Whether it has categories to choose from. */
        public boolean isDivided() {
            return new Subject(code).isArchive();
        }
    }

    void answer(Context context) {
        answer(context, context.queryParam(KEY), "");
    }

    private void answer(Context context, @Nullable String tried, String complaint) {
        boolean opens = choice.isOpenedBy(tried);
        if (tried != null && !opens) {
            throw spent();
        }
        Frame frame = frames.page(
                context, "What is followed", "", opens ? "" : frames.site().follow(), "", "");
        List<Group> groups = opens ? groups() : List.of();
        renderer.answer(
                context,
                "follow",
                new View(frame, opens && tried != null ? tried : "", choice.followed(), groups, complaint));
        // Nobody is to find the key: not in a cache, and not in a list of referring pages.
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "same-origin");
    }

    /** Takes a choice and leads to the front page. */
    void choose(Context context) {
        String key = context.formParam(KEY);
        List<Subject> subjects = new ArrayList<>();
        for (String text : context.formParams(SUBJECT)) {
            Subject.parse(text).ifPresent(subjects::add);
        }
        if (subjects.isEmpty() && choice.isOpenedBy(key)) {
            context.status(400);
            answer(context, key, "Nothing was marked. Mark at least one.");
            return;
        }
        if (!choice.choose(key, subjects)) {
            throw spent();
        }
        context.status(303).header("Location", frames.site().front());
    }

    private static PageProblem spent() {
        return PageProblem.refused(
                "This choice is closed",
                "Its address is printed when the server starts, and serves once. 'broadsheet follow' changes what is"
                        + " followed at any time.");
    }

    private static List<Group> groups() {
        Map<String, Map<String, List<Category>>> groups = new LinkedHashMap<>();
        for (Category category : Taxonomy.all()) {
            groups.computeIfAbsent(category.group().orElse(""), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(category.archive().orElse(""), _ -> new ArrayList<>())
                    .add(category);
        }
        return groups.entrySet().stream()
                .map(group -> new Group(
                        group.getKey(),
                        group.getValue().entrySet().stream()
                                .map(archive -> new Archive(archive.getKey(), archive.getValue()))
                                .toList()))
                .toList();
    }
}
