package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.ArxivWorld.News;
import broadsheet.source.arxiv.world.Change.Kind;
import broadsheet.source.arxiv.world.MadeText;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The daily list of Hugging Face by day, week or month: a twelfth of the day's new papers in computer science, each on the
 * day of its feed, with votes that grow for four days. A day that has not begun, or is none, gets status 400.
 */
final class HuggingFaceDoor implements Door {
    private static final int ONE_IN = 12;
    private static final int DAYS_OF_VOTES = 4;
    private static final int DAYS_BACK = 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WEEK = new DateTimeFormatterBuilder()
            .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
            .appendLiteral("-W")
            .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
            .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)
            .toFormatter(Locale.ROOT);

    private final ArxivWorld world;

    HuggingFaceDoor(ArxivWorld world) {
        this.world = world;
    }

    private record Listed(ArxivPaper paper, LocalDate day, int votes) {}

    /** {@code /api/daily_papers?date=2026-03-02&limit=50&p=0}, or {@code week=2026-W10}, or {@code month=2026-03}. */
    @Override
    public Answer answer(Call call) {
        LocalDate today = LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
        List<LocalDate> days;
        try {
            days = days(call, today);
        } catch (DateTimeException e) {
            return problem("not a date: " + call.query());
        }
        if (days.getFirst().isAfter(today)) {
            return problem("that day has not begun: " + days.getFirst());
        }
        int limit = Math.clamp(number(call, "limit", 50), 1, 100);
        List<Listed> listed = days.stream()
                .flatMap(day -> listed(day, today))
                .sorted(Comparator.comparingInt(Listed::votes)
                        .reversed()
                        .thenComparing(one -> one.paper().id()))
                .toList();
        ArrayNode page = JSON.createArrayNode();
        listed.stream()
                .skip((long) limit * number(call, "p", 0))
                .limit(limit)
                .map(HuggingFaceDoor::entry)
                .forEach(page::add);
        return Answer.of(200, "application/json", page.toString());
    }

    private List<LocalDate> days(Call call, LocalDate today) {
        Optional<LocalDate> date = call.parameter("date").map(LocalDate::parse);
        if (date.isPresent()) {
            return List.of(date.get());
        }
        Optional<LocalDate> monday = call.parameter("week").map(text -> WEEK.parse(text, LocalDate::from));
        if (monday.isPresent()) {
            return monday.get().datesUntil(monday.get().plusDays(7)).toList();
        }
        Optional<LocalDate> first =
                call.parameter("month").map(text -> YearMonth.parse(text).atDay(1));
        if (first.isPresent()) {
            return first.get().datesUntil(first.get().plusMonths(1)).toList();
        }
        return IntStream.range(0, DAYS_BACK)
                .mapToObj(today::minusDays)
                .filter(day -> listed(day, today).findAny().isPresent())
                .findFirst()
                .map(List::of)
                .orElse(List.of(today));
    }

    private Stream<Listed> listed(LocalDate day, LocalDate today) {
        return world.news(day).stream()
                .filter(news -> news.kind() == Kind.ANNOUNCED)
                .map(News::paper)
                .filter(paper -> paper.categories().getFirst().startsWith("cs."))
                .filter(paper -> Math.floorMod(paper.id().hashCode(), ONE_IN) == 0)
                .map(paper -> new Listed(paper, day, votes(paper, ChronoUnit.DAYS.between(day, today))));
    }

    private static int votes(ArxivPaper paper, long daysSince) {
        long all = 2L + Math.floorMod(paper.id().hashCode() / ONE_IN, 150);
        return (int) (all * Math.min(DAYS_OF_VOTES, daysSince + 1) / DAYS_OF_VOTES);
    }

    private static ObjectNode entry(Listed listed) {
        ArxivPaper held = listed.paper();
        String published = MOMENT.format(held.versions().getFirst().at());
        Instant submitted = listed.day().atTime(5, 12).toInstant(ZoneOffset.UTC);
        String title = MadeText.withLetters(held.title());
        String summary = MadeText.withLetters(held.summary()).strip();
        ObjectNode entry = JSON.createObjectNode();
        ObjectNode paper = entry.putObject("paper");
        paper.put("id", held.id());
        ArrayNode authors = paper.putArray("authors");
        for (String name : held.authorNames()) {
            authors.addObject()
                    .put("_id", objectId(held.id() + name))
                    .put("name", MadeText.withLetters(name))
                    .put("hidden", false);
        }
        paper.put("publishedAt", published);
        paper.put("submittedOnDailyAt", MOMENT.format(submitted));
        paper.put("title", title);
        paper.set("submittedOnDailyBy", account(held.id()).put("user", name(held.id())));
        paper.put("summary", summary);
        paper.put("upvotes", listed.votes());
        paper.put("discussionId", objectId("discussion " + held.id()));
        if (listed.votes() % 3 == 0) {
            paper.put("githubRepo", "https://github.com/made/" + held.id());
            paper.put("githubRepoAddedBy", "user");
            paper.put("githubStars", listed.votes() * 2);
        }
        paper.put("ai_summary", "A made summary of a made paper.");
        paper.putArray("ai_keywords").add("made").add("paper");
        entry.put("publishedAt", published);
        entry.put("title", title);
        entry.put("summary", summary);
        entry.put("thumbnail", "https://made.invalid/" + held.id() + ".png");
        entry.put("numComments", listed.votes() % 5);
        ObjectNode account = account(held.id()).put("isHf", false).put("isHfAdmin", false);
        entry.set("submittedBy", account.put("isMod", false).put("isUserFollowing", false));
        entry.put("isAuthorParticipating", false);
        return entry;
    }

    private static ObjectNode account(String id) {
        return JSON.createObjectNode()
                .put("_id", objectId(name(id)))
                .put("avatarUrl", "https://made.invalid/a.svg")
                .put("isPro", false)
                .put("fullname", "A Made Reader")
                .put("name", name(id))
                .put("type", "user");
    }

    private static String name(String id) {
        return "reader-" + Math.floorMod(id.hashCode(), 7);
    }

    /** Twenty-four hexadecimal digits that are always the same for the same thing. */
    private static String objectId(String of) {
        long mixed = of.hashCode() * 0x9E3779B97F4A7C15L;
        return HexFormat.of().toHexDigits(mixed) + HexFormat.of().toHexDigits(of.hashCode());
    }

    private static int number(Call call, String name, int otherwise) {
        return call.parameter(name)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    private static Answer problem(String text) {
        return Answer.of(
                        400,
                        "application/json",
                        JSON.createObjectNode().put("error", text).toString())
                .with("X-Error-Message", "bad request");
    }
}
