package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Example;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Papers;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A beat that is being made, as the form has it; its address keeps all of it.
 *
 * @param name how it is to be called
 * @param instruction what it is about
 * @param like papers that are what is meant
 * @param unlike papers that are not; none of the others
 * @param find what examples are looked for by
 * @param former the key of the beat that it is to take the place of, or empty
 * @param seen the fingerprint of that one as it was when this began, or empty
 * @param unknown examples that the catalogue does not have, as they were written
 */
public record BeatDraft(
        String name,
        String instruction,
        List<PaperId> like,
        List<PaperId> unlike,
        String find,
        String former,
        String seen,
        List<String> unknown) {
    private static final int LONGEST = 40_000;

    /** Nothing yet. */
    public static final BeatDraft EMPTY = new BeatDraft("", "", List.of(), List.of(), "", "", "", List.of());

    public BeatDraft {
        like = List.copyOf(like);
        unlike = List.copyOf(unlike);
        unknown = List.copyOf(unknown);
    }

    /** One that begins with an example. */
    public static BeatDraft of(PaperId like) {
        return new BeatDraft("", "", List.of(like), List.of(), "", "", "", List.of());
    }

    /** A beat that is kept, to be changed. What was said of papers while reading it stands among the examples. */
    public static BeatDraft of(Beat beat) {
        return new BeatDraft(
                beat.name(),
                beat.instruction(),
                beat.papers(true),
                beat.papers(false),
                "",
                beat.key(),
                beat.fingerprint(),
                List.of());
    }

    /**
     * What was sent.
     *
     * @param sent the values of a field, in their order: of a paper that is on both sides the last counts
     */
    static BeatDraft of(Papers papers, Function<String, List<String>> sent) {
        List<String> unknown = new ArrayList<>();
        List<PaperId> without = papers(papers, sent.apply("without"), new ArrayList<>());
        List<PaperId> like = papers(papers, sent.apply("like"), unknown);
        List<PaperId> unlike = papers(papers, sent.apply("unlike"), unknown);
        List<PaperId> nowLike = papers(papers, sent.apply("add-like"), unknown);
        List<PaperId> nowUnlike = papers(papers, sent.apply("add-unlike"), unknown);
        return new BeatDraft(
                text(sent, "name"),
                text(sent, "describe"),
                side(like, nowLike, nowUnlike, without),
                side(unlike, nowUnlike, nowLike, without),
                text(sent, "find"),
                text(sent, "former"),
                text(sent, "seen"),
                unknown);
    }

    private static List<PaperId> side(
            List<PaperId> before, List<PaperId> added, List<PaperId> elsewhere, List<PaperId> without) {
        return Stream.concat(before.stream().filter(paper -> !elsewhere.contains(paper)), added.stream())
                .filter(paper -> !without.contains(paper))
                .distinct()
                .toList();
    }

    private static String text(Function<String, List<String>> sent, String field) {
        String text = sent.apply(field).stream().findFirst().orElse("").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static List<PaperId> papers(Papers papers, List<String> texts, List<String> unknown) {
        List<PaperId> ids = new ArrayList<>();
        for (String text : texts.subList(0, Math.min(texts.size(), Beat.MOST_EXAMPLES))) {
            Optional<PaperId> paper = PaperReference.parse(text)
                    .flatMap(reference -> papers.find(reference.id()))
                    .map(Paper::id);
            paper.ifPresentOrElse(ids::add, () -> unknown.add(text));
        }
        return ids;
    }

    /** Whether it says what is wanted, so that it can be tried. */
    public boolean canBeTried() {
        return !instruction.isEmpty() || !like.isEmpty();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return name.isEmpty() && !canBeTried() && unlike.isEmpty() && find.isEmpty();
    }

    /**
     * The beat, under a name to try it by where it has none.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Beat tried() {
        return beat(name.isEmpty() ? "untitled" : name);
    }

    /**
     * The beat.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Beat beat() {
        return beat(name);
    }

    private Beat beat(String called) {
        return new Beat(
                called,
                instruction,
                Stream.concat(
                                like.stream().map(paper -> new Example(paper, Stance.LIKE)),
                                unlike.stream().map(paper -> new Example(paper, Stance.UNLIKE)))
                        .toList());
    }

    /** An address with it as parameters, in one order. */
    String on(String address) {
        String with = address;
        with = name.isEmpty() ? with : Site.with(with, "name", name);
        with = instruction.isEmpty() ? with : Site.with(with, "describe", instruction);
        for (PaperId paper : like) {
            with = Site.with(with, "like", paper);
        }
        for (PaperId paper : unlike) {
            with = Site.with(with, "unlike", paper);
        }
        with = find.isEmpty() ? with : Site.with(with, "find", find);
        return former.isEmpty() ? with : Site.with(Site.with(with, "former", former), "seen", seen);
    }
}
