package broadsheet.catalog;

import broadsheet.paper.Author;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.Sameness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The papers themselves: stored, merged, found by id, removed. Thread-safe. */
public final class Papers {
    private static final List<String> LOOK_UPS = List.of(
            "paper_id",
            "paper_author",
            "paper_category",
            "paper_source",
            "paper_words",
            "listing",
            "reannouncement",
            "paper_record");

    private final Database database;
    private final PaperRecords records;
    private final InstantSource clock;

    Papers(Database database, InstantSource clock) {
        this.database = database;
        this.records = new PaperRecords(database.engine());
        this.clock = clock;
    }

    /**
     * What became of a batch of papers.
     *
     * @param added not known before
     * @param changed known, and now known better
     * @param unchanged known as they are
     */
    public record Stored(int added, int changed, int unchanged) {
        /** Nothing stored. */
        public static final Stored NONE = new Stored(0, 0, 0);

        /** Both together. */
        public Stored plus(Stored other) {
            return new Stored(added + other.added, changed + other.changed, unchanged + other.unchanged);
        }

        /** How many papers were looked at. */
        public int total() {
            return added + changed + unchanged;
        }
    }

    /**
     * Stores papers as sources tell of them, in one transaction, all or none. Each is merged with what is known of the same
     * paper ({@link Sameness}, {@link broadsheet.paper.PaperMerge}); storing the same again changes nothing. Where it shows
     * that papers known apart are one, they become one, filed where the first of them was.
     *
     * @return how many were new, changed or known
     * @throws CatalogueException if the catalogue cannot be written
     */
    public Stored store(List<Paper> papers) {
        return papers.isEmpty() ? Stored.NONE : database.write("storing papers", handle -> store(handle, papers));
    }

    /** Stores papers as {@link #store} does, as a part of somebody's transaction. */
    Stored storeIn(Handle handle, List<Paper> papers) {
        return papers.isEmpty() ? Stored.NONE : store(handle, papers);
    }

    private Stored store(Handle handle, List<Paper> papers) {
        Merging merging = records.merging(handle, papers);
        Stored stored = Stored.NONE;
        for (Paper paper : papers) {
            stored = stored.plus(
                    switch (merging.file(paper)) {
                        case ADDED -> new Stored(1, 0, 0);
                        case CHANGED -> new Stored(0, 1, 0);
                        case UNCHANGED -> new Stored(0, 0, 1);
                    });
        }
        write(handle, merging);
        return stored;
    }

    private void write(Handle handle, Merging merging) {
        remove(handle, merging);
        freeNames(handle, merging.renamed());
        Map<Long, Filed> changed = merging.changed();
        Map<Long, Paper> papers = new LinkedHashMap<>();
        changed.forEach((key, filed) -> papers.put(key, filed.paper()));
        Set<Long> added = new TreeSet<>(papers.keySet());
        added.removeIf(merging::has);
        write(handle, papers, added);
        PaperRecords.insert(handle, changed.values());
    }

    private void write(Handle handle, Map<Long, Paper> papers, Set<Long> added) {
        if (papers.isEmpty()) {
            return;
        }
        long revision = nextRevision(handle);
        long now = clock.millis();
        Map<Long, Paper> changed = new LinkedHashMap<>(papers);
        changed.keySet().removeAll(added);
        removeLookUps(handle, changed.keySet());
        List<Map<String, @Nullable Object>> inserts = new ArrayList<>();
        List<Map<String, @Nullable Object>> updates = new ArrayList<>();
        papers.forEach((key, paper) -> {
            Map<String, @Nullable Object> row = PaperRow.columns(paper);
            row.put("paper", key);
            row.put("revision", revision);
            row.put("changed_at", now);
            (added.contains(key) ? inserts : updates).add(row);
        });
        inserts.forEach(row -> row.put("added_at", now));
        forgetRemoval(handle, papers);
        PaperSql.write(handle, inserts, columns -> PaperSql.insert("paper", columns));
        PaperSql.write(handle, updates, PaperSql::update);
        insertLookUps(handle, papers, now);
    }

    /** Papers may take each other's names; no two rows can have the same one at any moment. */
    private static void freeNames(Handle handle, Set<Long> keys) {
        if (!keys.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch("update paper set id = 'renamed ' || paper where paper = ?");
            keys.forEach(key -> batch.bind(0, key).add());
            batch.execute();
        }
    }

    /** What came back is not removed any more. */
    private static void forgetRemoval(Handle handle, Map<Long, Paper> papers) {
        List<String> ids =
                papers.values().stream().map(paper -> paper.id().text()).toList();
        for (List<String> some : PaperSql.inParts(ids)) {
            handle.createUpdate("delete from removed_paper where id in (<ids>)")
                    .bindList("ids", some)
                    .execute();
        }
        PreparedBatch rows = handle.prepareBatch("delete from removed_row where paper = ?");
        papers.keySet().forEach(key -> rows.bind(0, key).add());
        rows.execute();
    }

    /** Says that pages made before may be out of date; the number of the change. */
    static long nextRevision(Handle handle) {
        return handle.createQuery("""
                update catalogue_state set value = value + 1 where name = 'revision' returning value""").mapTo(Long.class).one();
    }

    private static void removeLookUps(Handle handle, Collection<Long> keys) {
        if (keys.isEmpty()) {
            return;
        }
        for (String table : LOOK_UPS) {
            PreparedBatch batch = handle.prepareBatch("delete from " + table + " where paper = ?");
            keys.forEach(key -> batch.bind(0, key).add());
            batch.execute();
        }
    }

    private static void insertLookUps(Handle handle, Map<Long, Paper> papers, long now) {
        try (PreparedBatch ids = handle.prepareBatch("insert into paper_id (id, paper) values (?, ?)");
                PreparedBatch authors = handle.prepareBatch("""
                        insert into paper_author (author_key, paper) values (?, ?) on conflict do nothing""");
                PreparedBatch categories = handle.prepareBatch("""
                        insert into paper_category (category, sort_day, paper) values (?, ?, ?) on conflict do nothing""");
                PreparedBatch sources = handle.prepareBatch("insert into paper_source (source, paper) values (?, ?)");
                PreparedBatch words =
                        handle.prepareBatch("insert into paper_words (paper, sort_day, words) values (?, ?, ?)");
                PreparedBatch listings = handle.prepareBatch("""
                        insert into listing (day, list, paper, position, sample) values (?, ?, ?, ?, ?)""");
                PreparedBatch firstListed = handle.prepareBatch("""
                        insert into first_listed (day, list, paper, seen_at) values (?, ?, ?, ?)
                        on conflict (day, list, paper) do nothing""");
                PreparedBatch reannouncements =
                        handle.prepareBatch("insert into reannouncement (day, kind, paper) values (?, ?, ?)")) {
            papers.forEach((key, paper) -> {
                long sortDay = PaperRow.sortDay(paper);
                ids.add(paper.id().text(), key);
                paper.otherIds().forEach(other -> ids.add(other.text(), key));
                authorKeys(paper).forEach(author -> authors.add(author, key));
                paper.categories()
                        .forEach(category -> categories.add(category.canonical().code(), sortDay, key));
                paper.provenance().forEach(from -> sources.add(from.source(), key));
                words.add(key, sortDay, PaperRow.words(paper));
                paper.listings()
                        .forEach(listing -> listings.add(
                                listing.day().toEpochDay(),
                                listing.list(),
                                key,
                                listing.position(),
                                PaperRow.isSample(paper, listing) ? 1 : 0));
                paper.listings().stream()
                        .filter(listing -> !PaperRow.isSample(paper, listing))
                        .forEach(listing -> firstListed.add(listing.day().toEpochDay(), listing.list(), key, now));
                paper.publication()
                        .reannouncements()
                        .forEach(again -> reannouncements.add(
                                again.day().toEpochDay(), again.kind().name(), key));
            });
            List.of(ids, authors, categories, sources, words, listings, firstListed, reannouncements)
                    .forEach(Papers::executeUnlessEmpty);
        }
    }

    private static void executeUnlessEmpty(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Set<String> authorKeys(Paper paper) {
        return paper.authors().stream().map(Author::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The paper of an id, whichever of its ids that is; of a DOI also the paper that states it, the first if several do. */
    public Optional<Paper> find(PaperId id) {
        return database.read(
                "finding " + id,
                handle -> key(handle, id)
                        .flatMap(key -> handle.createQuery("select * from paper where paper = :paper")
                                .bind("paper", key)
                                .map((row, context) -> PaperRow.paper(row))
                                .findOne()));
    }

    /**
     * The names under which papers are filed, as {@link #find} finds them, each by the id that was asked for; one that is not found
     * has none. One query for some thousands, and one for each DOI that is nobody's id.
     */
    public Map<PaperId, PaperId> filed(Collection<PaperId> ids) {
        Map<PaperId, PaperId> names = new HashMap<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            database.read(
                            "looking up papers",
                            handle -> handle.createQuery("""
                                    select paper_id.id as asked, paper.id as id from paper_id
                                    join paper on paper.paper = paper_id.paper where paper_id.id in (<ids>)""")
                                    .bindList("ids", some)
                                    .map((row, context) -> Map.entry(
                                            PaperId.ofText(row.getString("asked")), PaperRow.read(row, PaperRow::id)))
                                    .list())
                    .forEach(one -> names.put(one.getKey(), one.getValue()));
        }
        for (PaperId id : ids) {
            if (!names.containsKey(id) && id.doi().isPresent()) {
                find(id).ifPresent(paper -> names.put(id, paper.id()));
            }
        }
        return names;
    }

    /**
     * The papers of a title, by any of their records, in the order in which they came in; case, accents, punctuation and white space
     * do not matter.
     *
     * @return nothing for a title without a letter or digit
     */
    public List<Paper> titled(String title) {
        return database.read(
                "looking for a title",
                handle -> PaperRecords.filed(handle, records.titled(handle, title)).stream()
                        .map(Filed::paper)
                        .toList());
    }

    /**
     * Whole papers, in the order of their ids; one that is not filed under its id is left out. One query for some thousands.
     *
     * @param ids the names under which they are filed, each once
     */
    public List<Paper> list(Collection<PaperId> ids) {
        Map<PaperId, Paper> papers = new HashMap<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            database.read(
                            "reading papers",
                            handle -> handle.createQuery("select * from paper where id in (<ids>)")
                                    .bindList("ids", some)
                                    .map((row, context) -> PaperRow.paper(row))
                                    .list())
                    .forEach(paper -> papers.put(paper.id(), paper));
        }
        return ids.stream().flatMap(id -> Stream.ofNullable(papers.get(id))).toList();
    }

    /**
     * When the catalogue first heard of papers.
     *
     * @param ids the names under which they are filed; one that is unknown has no moment
     */
    public Map<PaperId, Instant> addedAt(Collection<PaperId> ids) {
        Map<PaperId, Instant> moments = new HashMap<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            database.read(
                            "reading when papers came in",
                            handle -> handle.createQuery("select id, added_at from paper where id in (<ids>)")
                                    .bindList("ids", some)
                                    .map((row, context) -> Map.entry(
                                            PaperRow.read(row, PaperRow::id),
                                            Instant.ofEpochMilli(row.getLong("added_at"))))
                                    .list())
                    .forEach(one -> moments.put(one.getKey(), one.getValue()));
        }
        return moments;
    }

    /** Those of some papers that came onto a list after a moment, whenever they themselves came in. */
    public Set<PaperId> listedAfter(Collection<PaperId> ids, Instant moment) {
        Set<PaperId> listed = new HashSet<>();
        for (List<String> some :
                PaperSql.inParts(ids.stream().map(PaperId::text).toList())) {
            listed.addAll(database.read(
                    "reading when papers were listed",
                    handle -> handle.createQuery("""
                                    select distinct p.id from paper p join first_listed l on l.paper = p.paper
                                    where p.id in (<ids>) and l.seen_at > :moment""")
                            .bindList("ids", some)
                            .bind("moment", moment.toEpochMilli())
                            .map((row, context) -> PaperRow.read(row, PaperRow::id))
                            .list()));
        }
        return listed;
    }

    private static Optional<Long> key(Handle handle, PaperId id) {
        return handle.createQuery("select paper from paper_id where id = :id")
                .bind("id", id.text())
                .mapTo(Long.class)
                .findOne()
                .or(() -> id.doi()
                        .flatMap(doi -> PaperRecords.stating(handle, List.of(doi)).stream()
                                .findFirst()));
    }

    /**
     * Separates the paper of an id from those it was merged with, and keeps them apart from now on, also from what comes in
     * later.
     *
     * @return what became of it; nothing if there is no paper of that id
     */
    public Optional<Unmerged> unmerge(PaperId id) {
        return database.write("unmerging " + id, handle -> key(handle, id).map(key -> unmerge(handle, id, key)));
    }

    private Unmerged unmerge(Handle handle, PaperId id, long key) {
        Filed filed = PaperRecords.filed(handle, List.of(key)).getFirst();
        List<List<Paper>> parts = Sameness.byId(filed.records());
        if (parts.size() == 1) {
            return new Unmerged.Inseparable(filed.paper());
        }
        List<List<Paper>> named = parts.stream()
                .filter(part -> part.stream().anyMatch(record -> record.ids().contains(id)))
                .toList();
        if (named.isEmpty() && parts.size() > 2) {
            return new Unmerged.Ambiguous(
                    filed.paper(),
                    parts.stream().map(part -> part.getFirst().id()).toList());
        }
        List<Paper> part = named.isEmpty() ? parts.getFirst() : named.getFirst();
        Merging merging = records.merging(handle, filed.records());
        PaperRecords.keepApart(handle, merging.separate(filed, part));
        write(handle, merging);
        Filed separated = merging.find(part.getFirst().id()).orElseThrow();
        List<Paper> others = filed.records().stream()
                .flatMap(record -> merging.find(record.id()).stream())
                .filter(other -> other.key() != separated.key())
                .distinct()
                .map(Filed::paper)
                .toList();
        return new Unmerged.Separated(separated.paper(), others);
    }

    /**
     * Forgets what a source told: papers only it knew are removed, the others become what the other sources tell.
     *
     * @return how many papers were removed or changed
     */
    public int removeSource(String source) {
        return database.write("removing the papers of " + source, handle -> {
            List<Long> keys = handle.createQuery("select paper from paper_source where source = :source")
                    .bind("source", source)
                    .mapTo(Long.class)
                    .list();
            List<Filed> told = PaperRecords.filed(handle, keys);
            // Only a merged paper holds others back.
            Merging merging = records.merging(
                    handle,
                    told.stream()
                            .map(Filed::records)
                            .filter(records -> records.size() > 1)
                            .flatMap(List::stream)
                            .toList());
            told.stream().filter(filed -> !merging.has(filed.key())).forEach(merging::load);
            merging.forget(source);
            write(handle, merging);
            return told.size();
        });
    }

    private static void remove(Handle handle, Merging merging) {
        Set<PaperId> names = merging.vanished();
        Set<Long> keys = merging.removed();
        if (names.isEmpty() && keys.isEmpty()) {
            return;
        }
        long revision = nextRevision(handle);
        if (!names.isEmpty()) {
            PreparedBatch tombs = handle.prepareBatch("""
                    insert into removed_paper (id, revision) values (?, ?)
                    on conflict (id) do update set revision = excluded.revision""");
            names.forEach(name -> tombs.add(name.text(), revision));
            tombs.execute();
        }
        removeLookUps(handle, keys);
        if (!keys.isEmpty()) {
            PreparedBatch rows = handle.prepareBatch("delete from paper where paper = ?");
            keys.forEach(key -> rows.bind(0, key).add());
            rows.execute();
            PreparedBatch gone = handle.prepareBatch("""
                    insert into removed_row (paper, revision) values (?, ?)
                    on conflict (paper) do update set revision = excluded.revision""");
            keys.forEach(key -> gone.add(key, revision));
            gone.execute();
        }
    }
}
