package broadsheet.catalog;

import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.paper.ImportName;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalogue of a home, open. Thread-safe; several processes may have the same one open. */
public final class Catalogue implements AutoCloseable {
    /** The name under which the sample edition is filed; no import can have it. */
    public static final String SAMPLE = ImportName.SAMPLE;

    /** How many looks are told, of both parts of a day. */
    private static final int LOOKS = 10;

    /** How many papers there are; answered from the narrowest index of the table. */
    static final String SIZE = "select count(*) from paper";

    /** No paper has a date outside of these ({@link broadsheet.paper.PaperDate}). */
    private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Home.Lock inUse;
    private final Database database;
    private final Papers papers;
    private final PaperLists lists;
    private final Appearances appearances;
    private final ImportRuns runs;
    private final Harvests harvests;
    private final Following following;
    private final BrokenRecords brokenRecords;
    private final Warnings warnings;
    private final Completeness completeness;
    private final Beats beats;
    private final Marks marks;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Hooks hooks;
    private final HookLog hookLog;
    private final Subscriptions subscriptions;
    private final Issues issues;
    private final Changes changes;
    private final InstantSource clock;
    private volatile @Nullable Counts counts;

    /** What is counted of papers as they are at a revision; counting it reads every id and every author. */
    private record Counts(long revision, long ids, long merged, long authors) {}

    private Catalogue(Home.Lock inUse, Database database, InstantSource clock) {
        this.inUse = inUse;
        this.database = database;
        this.papers = new Papers(database, clock);
        this.lists = new PaperLists(database);
        this.appearances = new Appearances(database);
        this.runs = new ImportRuns(database, clock);
        this.harvests = new Harvests(database, papers);
        this.following = new Following(database);
        this.brokenRecords = new BrokenRecords(database, clock);
        this.warnings = new Warnings(database);
        this.completeness = new Completeness(database, clock);
        this.beats = new Beats(database, clock);
        this.marks = new Marks(database);
        this.outbox = new Outbox(database);
        this.mailboxes = new Mailboxes(database);
        this.hooks = new Hooks(database);
        this.hookLog = new HookLog(database);
        this.subscriptions = new Subscriptions(database, clock);
        this.issues = new Issues(database, clock);
        this.changes = new Changes(database);
        this.clock = clock;
    }

    /**
     * Opens the catalogue of a home, making it or migrating it if need be.
     *
     * @param home prepared
     * @throws CatalogueException if it is torn, locked, newer than this program, or cannot be written
     */
    public static Catalogue open(Home home, InstantSource clock) {
        return open(home, clock, Database.PATIENCE);
    }

    /**
     * Opens the catalogue of a home where its configuration has it, making it or migrating it if need be.
     *
     * @param home prepared
     * @throws CatalogueException if it cannot be reached, is torn, locked, newer than this program, or cannot be written
     */
    public static Catalogue open(Home home, Config.Catalogue settings, InstantSource clock) {
        return open(home, settings, clock, Database.PATIENCE);
    }

    /** Opens a catalogue as {@link #open(Home, Config.Catalogue, InstantSource)} does, waiting only so long for others. */
    static Catalogue open(Home home, Config.Catalogue settings, InstantSource clock, Duration patience) {
        return open(home, engine(home, settings), clock, patience);
    }

    private static Engine engine(Home home, Config.Catalogue settings) {
        return settings.url().isEmpty() ? new SqliteEngine(home.catalogue()) : new PostgresEngine(settings);
    }

    /**
     * Opens the catalogue of a home as {@link #open(Home, InstantSource)} does.
     *
     * @param patience how long to wait for other programs that have it locked, now and later
     */
    public static Catalogue open(Home home, InstantSource clock, Duration patience) {
        return open(home, new SqliteEngine(home.catalogue()), clock, patience);
    }

    private static Catalogue open(Home home, Engine engine, InstantSource clock, Duration patience) {
        try (Home.Lock _ = home.turn(patience)
                .orElseThrow(() -> new CatalogueException("The catalogue of " + home.folder()
                        + " is just being made, migrated or restored by another Broadsheet. Try again when that has"
                        + " ended."))) {
            new Schema(home, engine, clock, patience).migrate();
            Home.Lock inUse = home.use()
                    .orElseThrow(() -> new IllegalStateException(home.folder() + " is closed without a turn"));
            return new Catalogue(inUse, new Database(engine, patience), clock);
        }
    }

    /** The papers. */
    public Papers papers() {
        return papers;
    }

    /** The lists of papers. */
    public PaperLists lists() {
        return lists;
    }

    /** The papers by the day on which they appeared. */
    public Appearances appearances() {
        return appearances;
    }

    /** The imports that were run. */
    public ImportRuns runs() {
        return runs;
    }

    /** How far harvests have come. */
    public Harvests harvests() {
        return harvests;
    }

    /** What of arXiv is followed. */
    public Following following() {
        return following;
    }

    /** What sources sent and nobody could read. */
    public BrokenRecords brokenRecords() {
        return brokenRecords;
    }

    /** The warnings that hold. */
    public Warnings warnings() {
        return warnings;
    }

    /** How complete it is. */
    public Completeness completeness() {
        return completeness;
    }

    /** The beats that readers described. */
    public Beats beats() {
        return beats;
    }

    /** What whoever keeps the home said of papers. */
    public Marks marks() {
        return marks;
    }

    /** The mails that are to go out, and those that went. */
    public Outbox outbox() {
        return outbox;
    }

    /** What is to be posted to webhooks, and what was. */
    public Hooks hooks() {
        return hooks;
    }

    /** What was posted to webhooks, and what became of it. */
    public HookLog hookLog() {
        return hookLog;
    }

    /** The mailboxes that refused mail. */
    public Mailboxes mailboxes() {
        return mailboxes;
    }

    /** Who gets which lists by themselves. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** What was sent of lists. */
    public Issues issues() {
        return issues;
    }

    /** The papers in the order of their changes. */
    public Changes changes() {
        return changes;
    }

    /** A number that grows with every change of any paper or beat; what was read at one revision holds until the next. */
    public long revision() {
        return database.read(
                "reading the catalogue's revision",
                handle -> handle.createQuery("select value from catalogue_state where name = 'revision'")
                        .mapTo(Long.class)
                        .one());
    }

    /** How many papers there are. */
    public long size() {
        return count(SIZE);
    }

    /** Whether there is no paper. Costs nothing, however many there are. */
    public boolean isEmpty() {
        return database.read(
                "looking for a paper",
                handle -> handle.createQuery("select paper from paper limit 1")
                        .mapTo(Long.class)
                        .findOne()
                        .isEmpty());
    }

    /** The catalogue in numbers. Reads all look-ups: some tenths of a second on a large catalogue that changed since. */
    public CatalogueStats stats() {
        boolean sample = lists.dayFrom(FIRST_DAY, false).isEmpty();
        Counts known = counts();
        return new CatalogueStats(
                size(),
                known.ids(),
                known.merged(),
                known.authors(),
                count("select count(*) from listing"),
                papersBySource(),
                lists.dayFrom(FIRST_DAY, sample).orElse(null),
                lists.dayBefore(LAST_DAY.plusDays(1), sample).orElse(null),
                bytes(),
                runs.states(),
                warnings.list(),
                brokenRecords.counts(clock.instant().minus(BrokenRecords.KEPT)),
                completeness.latest(LOOKS),
                clock.instant());
    }

    /** What is asked again and again, by whoever watches a server, holds until a paper changes. */
    private Counts counts() {
        long revision = revision();
        Counts known = counts;
        if (known == null || known.revision() != revision) {
            known = new Counts(
                    revision,
                    count("select count(*) from paper_id"),
                    count(
                            "select count(*) from (select paper from paper_id group by paper having count(*) > 1) several"),
                    count("select count(distinct author_key) from paper_author"));
            counts = known;
        }
        return known;
    }

    private Map<String, Long> papersBySource() {
        return database.read(
                "counting papers",
                handle -> handle.createQuery("select source, count(*) as papers from paper_source group by source")
                        .reduceRows(new TreeMap<String, Long>(), (counts, row) -> {
                            counts.put(row.getColumn("source", String.class), row.getColumn("papers", Long.class));
                            return counts;
                        }));
    }

    private long count(String query) {
        return database.read(
                "counting papers",
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private long bytes() {
        return database.read("measuring the catalogue", database.engine()::bytes);
    }

    /** Where what was written is safe even from a loss of power. */
    public enum Settled {
        /** In the database itself. */
        IN_THE_FILE,
        /** In the log, because others read what the file holds; it goes into the file when they have ended. */
        IN_THE_LOG
    }

    /**
     * Puts everything that was written onto the disk. Waits for readers as long as this catalogue's patience lasts.
     *
     * @throws CatalogueException if the disk does not take it
     */
    public Settled settle() {
        return database.maintain("putting the catalogue onto the disk", database.engine()::settle);
    }

    /**
     * Reads all of the catalogue.
     *
     * @return the first fault, or empty if it is sound
     */
    public String fault() {
        return database.engine().fault();
    }

    @Override
    public void close() {
        database.close();
        inUse.close();
    }
}
