package broadsheet.web;

import broadsheet.edition.DayNews;
import broadsheet.edition.Edition;
import broadsheet.edition.EditionState;
import broadsheet.edition.Editions;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.Part;
import broadsheet.edition.Period;
import broadsheet.edition.Section;
import broadsheet.edition.Supplement;
import broadsheet.edition.Why;
import broadsheet.paper.Category;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The editions: the front page, a day, a week, a month, and one section or supplement of any of them as a list. */
public final class EditionPage {
    private static final int SECTION_PAGE = 60;

    private final Frames frames;
    private final Today today;
    private final Sheets sheets;
    private final Editions editions;
    private final Renderer renderer;
    private final int openingLength;

    EditionPage(Frames frames, Today today, Sheets sheets, Editions editions, Renderer renderer, int openingLength) {
        this.frames = frames;
        this.today = today;
        this.sheets = sheets;
        this.editions = editions;
        this.renderer = renderer;
        this.openingLength = openingLength;
    }

    /**
     * An edition's page.
     *
     * @param frame around it
     * @param sheet what stands where
     * @param emptyBecause why there is nothing, on an empty edition
     * @param notToday why there is no edition of today, on the front page; empty if there is, or nobody knows
     */
    public record View(Frame frame, Sheet sheet, String emptyBecause, String notToday) {}

    /**
     * A page of a section's or a supplement's list.
     *
     * @param frame around it
     * @param period of the edition
     * @param name what the list is called
     * @param note what to know of its order
     * @param papers how many it holds
     * @param cards those on this page
     * @param page which page, from 1
     * @param pages how many there are
     * @param previous the address of the page before, or empty
     * @param next the address of the page after, or empty
     */
    public record SectionView(
            Frame frame,
            Period period,
            String name,
            String note,
            int papers,
            List<Card> cards,
            int page,
            int pages,
            String previous,
            String next) {
        public SectionView {
            cards = List.copyOf(cards);
        }
    }

    /** {@code /}: the latest edition. */
    void front(Context context) {
        Optional<Edition> latest = today.facts().latestEdition();
        if (latest.isEmpty()) {
            throw PageProblem.missing(
                    "There is no edition yet",
                    "Papers come in with 'broadsheet import FILE'; 'broadsheet sample add' brings a sample to look at.");
        }
        Period period = latest.get().period();
        answer(context, period, notToday(period));
    }

    /** {@code /papers/date}, {@code /papers/week}, {@code /papers/month}: the latest of a kind. */
    void latest(Context context, Period kind) {
        Period latest = editions.latest(kind)
                .orElseThrow(() -> PageProblem.missing(
                        "There is no edition yet", "Papers come in with 'broadsheet import FILE'."));
        if (context.queryParam("section") != null) {
            section(context, latest);
            return;
        }
        answer(context, latest, "");
    }

    /** {@code /papers/date/D}, {@code /papers/week/W}, {@code /papers/month/M}. */
    void edition(Context context, String kind) {
        String text = context.pathParam("period");
        Period period = period(text, kind);
        if (!period.iso().equals(text)) {
            context.redirect(frames.site().edition(period));
            return;
        }
        if (context.queryParam("section") != null) {
            section(context, period);
            return;
        }
        if (context.queryParam("supplement") != null) {
            supplement(context, period);
            return;
        }
        answer(context, period, "");
    }

    /** The period of a kind that a text names. */
    static Period period(String text, String kind) {
        return Period.parse(text)
                .filter(parsed -> parsed.kind().equals(kind))
                .orElseThrow(() -> PageProblem.bad(
                        "“" + text + "” is no " + nounOf(kind), "Write it as " + exampleOf(kind) + "."));
    }

    private static String nounOf(String kind) {
        return kind.equals("date") ? "day" : kind;
    }

    private static String exampleOf(String kind) {
        return switch (kind) {
            case "week" -> "2025-W52";
            case "month" -> "2025-12";
            default -> "2025-12-26";
        };
    }

    private void answer(Context context, Period period, String notToday) {
        Sheet sheet = sheets.sheet(period);
        Edition edition = sheet.edition();
        // Between two editions, or after the last up to today, one may expect an edition, and is told why there is
        // none.
        boolean isExpected =
                edition.previous().isPresent() && (edition.next().isPresent() || editions.hasBegun(period));
        if (edition.isEmpty() && !isExpected) {
            outside(context, period, edition);
            return;
        }
        String canonical = frames.site().edition(period);
        Frame frame = frames.edition(context, sheet, period instanceof Period.Day, canonical);
        View view = new View(frame, sheet, edition.isEmpty() ? emptyBecause(edition) : "", notToday);
        if (sheet.hasNewsFor(frame.visit())) {
            renderer.answer(context, "edition", view);
        } else {
            // Without marks of its own for this reader the page is the same for all.
            String form = (frame.visit().compact() ? "compact" : "full") + notToday;
            renderer.send(context, sheets.printed(sheet, form, () -> renderer.print("edition", view)));
        }
    }

    /** Before the first edition or in the future; a week that has yet to come leads to the latest. */
    private void outside(Context context, Period period, Edition edition) {
        Optional<Period> latest =
                editions.latest(period).filter(one -> one.start().isBefore(period.start()));
        if (period instanceof Period.Week && latest.isPresent()) {
            context.redirect(frames.site().edition(latest.get()));
            return;
        }
        String advice = latest.map(one -> "The latest edition is that of " + one.inWords() + ".")
                .or(() -> edition.next().map(next -> "The first edition is that of " + next.inWords() + "."))
                .orElse("There is no edition yet.");
        throw PageProblem.missing("There is no edition of " + period.inWords(), advice);
    }

    private static String emptyBecause(Edition edition) {
        if (edition.state() instanceof EditionState.Nothing(DayNews.None because)) {
            return because.inWords();
        }
        DayNews.None unknown = edition.next().isPresent() ? new DayNews.Unexplained() : new DayNews.MayCome();
        return unknown.inWords();
    }

    /** On the front page: why it is not today's edition, where that is known; empty otherwise. */
    private String notToday(Period latest) {
        LocalDate day = editions.today();
        return latest.start().isBefore(day)
                        && sheets.sheet(new Period.Day(day)).edition().state()
                                instanceof EditionState.Nothing(DayNews.None because)
                ? because.inWords()
                : "";
    }

    private void section(Context context, Period period) {
        String code = String.valueOf(context.queryParam("section"));
        Category category = code.isBlank() ? Category.UNFILED : new Category(code);
        Edition edition = sheets.sheet(period).edition();
        Section section = edition.sections().stream()
                .filter(one -> one.category().equals(category))
                .findFirst()
                .orElseThrow(() -> PageProblem.missing(
                        "The edition of " + period.inWords() + " has no section “" + code + "”",
                        "Its page lists the sections it has."));
        list(
                context,
                period,
                new Listed<>(
                        category.name(),
                        "The front's come first.",
                        new Part.InSection(category),
                        section.placings(),
                        page -> frames.site().section(period, category, page),
                        shown -> sheets.cards(shown, openingLength, placing -> Why.onFront(edition, placing))));
    }

    private void supplement(Context context, Period period) {
        String word = String.valueOf(context.queryParam("supplement"));
        Supplement supplement = sheets.sheet(period).edition().supplements().stream()
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> PageProblem.missing(
                        "The edition of " + period.inWords() + " has no supplement “" + word + "”",
                        "Its page lists the ones it has."));
        list(
                context,
                period,
                new Listed<>(
                        supplement.name(),
                        noteOn(supplement),
                        new Part.Whole(),
                        supplement.papers(),
                        page -> frames.site().supplement(period, supplement, page),
                        shown -> sheets.unranked(shown, openingLength)));
    }

    private static String noteOn(Supplement supplement) {
        return switch (supplement.kind()) {
            case CROSS -> "Announced to a further field, by category.";
            case REPLACEMENT -> "A new version took the place of an older one. By category.";
        };
    }

    /**
     * A part of an edition as a list.
     *
     * @param name what it is called
     * @param note what to know of its order
     * @param followed how much of each edition one follows from here
     * @param all what it holds
     * @param address that of a page, from 1
     * @param cards makes cards of those on a page
     */
    private record Listed<T>(
            String name,
            String note,
            Part followed,
            List<T> all,
            IntFunction<String> address,
            Function<List<T>, List<Card>> cards) {}

    private <T> void list(Context context, Period period, Listed<T> list) {
        int size = list.all().size();
        int pages = (size + SECTION_PAGE - 1) / SECTION_PAGE;
        int page = pageOf(context, pages);
        List<T> shown = list.all().subList((page - 1) * SECTION_PAGE, Math.min(size, page * SECTION_PAGE));
        Frame frame = frames.page(
                        context,
                        list.name() + ", " + period.inWords(),
                        "",
                        list.address().apply(page),
                        period.kind(),
                        "")
                .of(new ListName.OfEditions(Kind.of(period), list.followed()));
        renderer.answer(
                context,
                "section",
                new SectionView(
                        frame,
                        period,
                        list.name(),
                        list.note(),
                        size,
                        list.cards().apply(shown),
                        page,
                        pages,
                        page > 1 ? list.address().apply(page - 1) : "",
                        page < pages ? list.address().apply(page + 1) : ""));
    }

    private static int pageOf(Context context, int pages) {
        String text = context.queryParam("p");
        int page = text == null ? 1 : text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (page < 1 || page > pages) {
            throw PageProblem.bad("There is no page “" + text + "”", "The pages go from 1 to " + pages + ".");
        }
        return page;
    }
}
