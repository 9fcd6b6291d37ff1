package broadsheet.catalog;

import broadsheet.paper.Author;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperMerge;
import broadsheet.paper.Provenance;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The papers themselves: stored, merged, found by id, removed. Thread-safe. */
public final class Papers {
    private static final List<String> LOOK_UPS = List.of(
            "paper_id", "paper_author", "paper_category", "paper_source", "paper_words", "listing", "reannouncement");

    private final Database database;
    private final InstantSource clock;

    Papers(Database database, InstantSource clock) {
        this.database = database;
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

    /** A paper and the key of its row; the key is made here and never leaves the catalogue. */
    private record Filed(long key, Paper paper) {}

    /**
     * Stores papers in one transaction, all or none. One that is known by any of its ids is merged with what is known
     * ({@link PaperMerge}); storing the same again changes nothing. Where its ids show that papers known apart are one, they
     * become one, filed where the first of them was.
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
        List<Filed> before = known(handle, papers);
        Map<PaperId, Filed> known = new HashMap<>();
        before.forEach(filed -> fileUnderAllIds(known, filed));
        Map<Long, Paper> touched = new LinkedHashMap<>();
        long firstKey = handle.createQuery("select coalesce(max(paper), 0) + 1 from paper")
                .mapTo(Long.class)
                .one();
        long nextKey = firstKey;
        int unchanged = 0;
        for (Paper incoming : papers) {
            List<Filed> same = filed(known, incoming);
            Filed filed = same.isEmpty() ? new Filed(nextKey++, incoming) : merged(same, incoming);
            if (same.size() == 1 && same.getFirst().equals(filed)) {
                unchanged++;
                continue;
            }
            same.forEach(one -> touched.remove(one.key()));
            touched.put(filed.key(), filed.paper());
            fileUnderAllIds(known, filed);
        }
        // Records of one batch may have contradicted each other and come back to what was known.
        before.forEach(filed -> touched.remove(filed.key(), filed.paper()));
        Set<Long> added = new TreeSet<>(touched.keySet());
        added.removeIf(key -> key < firstKey);
        remove(
                handle,
                before.stream().filter(filed -> isMergedAway(known, filed)).toList());
        write(handle, touched, added);
        return new Stored(added.size(), papers.size() - unchanged - added.size(), unchanged);
    }

    private static void fileUnderAllIds(Map<PaperId, Filed> known, Filed filed) {
        known.put(filed.paper().id(), filed);
        filed.paper().otherIds().forEach(other -> known.put(other, filed));
    }

    private static boolean isMergedAway(Map<PaperId, Filed> known, Filed filed) {
        Filed now = known.get(filed.paper().id());
        return now != null && now.key() != filed.key();
    }

    /** What is known by any id of a paper, in the order in which it was filed. */
    private static List<Filed> filed(Map<PaperId, Filed> known, Paper incoming) {
        return Stream.concat(Stream.of(incoming.id()), incoming.otherIds().stream())
                .map(known::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingLong(Filed::key))
                .toList();
    }

    private static Filed merged(List<Filed> same, Paper incoming) {
        Paper merged = same.getFirst().paper();
        for (Filed other : same.subList(1, same.size())) {
            merged = PaperMerge.merge(merged, other.paper());
        }
        return new Filed(same.getFirst().key(), PaperMerge.merge(merged, incoming));
    }

    private static List<Filed> known(Handle handle, List<Paper> papers) {
        Set<String> ids = new LinkedHashSet<>();
        for (Paper paper : papers) {
            ids.add(paper.id().text());
            paper.otherIds().forEach(other -> ids.add(other.text()));
        }
        Set<Filed> known = new LinkedHashSet<>();
        for (List<String> some : PaperSql.inParts(ids)) {
            known.addAll(handle.createQuery("""
                    select p.* from paper p
                    where p.paper in (select i.paper from paper_id i where i.id in (<ids>))""")
                    .bindList("ids", some)
                    .map((row, context) -> new Filed(row.getLong("paper"), PaperRow.paper(row)))
                    .list());
        }
        return List.copyOf(known);
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
        forgetRemoval(handle, papers.values());
        writeRows(handle, inserts, PaperSql::insert);
        writeRows(handle, updates, PaperSql::update);
        insertLookUps(handle, papers);
    }

    /** What came back is not removed any more. */
    private static void forgetRemoval(Handle handle, Collection<Paper> papers) {
        List<String> ids = papers.stream().map(paper -> paper.id().text()).toList();
        for (List<String> some : PaperSql.inParts(ids)) {
            handle.createUpdate("delete from removed_paper where id in (<ids>)")
                    .bindList("ids", some)
                    .execute();
        }
    }

    private static void writeRows(
            Handle handle, List<Map<String, @Nullable Object>> rows, Function<Collection<String>, String> statement) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(statement.apply(rows.getFirst().keySet()));
        rows.forEach(row -> batch.bindMap(row).add());
        batch.execute();
    }

    private static long nextRevision(Handle handle) {
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

    private static void insertLookUps(Handle handle, Map<Long, Paper> papers) {
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
                paper.publication()
                        .reannouncements()
                        .forEach(again -> reannouncements.add(
                                again.day().toEpochDay(), again.kind().name(), key));
            });
            List.of(ids, authors, categories, sources, words, listings, reannouncements)
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

    /** The paper of an id, whichever of its ids that is. */
    public Optional<Paper> find(PaperId id) {
        return database.read(
                "finding " + id,
                handle -> handle.createQuery("""
                        select p.* from paper p join paper_id i on i.paper = p.paper where i.id = :id""")
                        .bind("id", id.text())
                        .map((row, context) -> PaperRow.paper(row))
                        .findOne());
    }

    /**
     * Forgets what a source told: papers only it knew are removed, the others lose its listings and its provenance.
     *
     * @return how many papers were removed or changed
     */
    public int removeSource(String source) {
        return database.write("removing the papers of " + source, handle -> {
            List<Filed> filed = handle.createQuery("""
                    select p.* from paper p join paper_source s on s.paper = p.paper where s.source = :source""")
                    .bind("source", source)
                    .map((row, context) -> new Filed(row.getLong("paper"), PaperRow.paper(row)))
                    .list();
            Map<Boolean, List<Filed>> bySole = filed.stream()
                    .collect(Collectors.partitioningBy(
                            one -> one.paper().provenance().size() == 1));
            remove(handle, bySole.getOrDefault(true, List.of()));
            Map<Long, Paper> kept = new LinkedHashMap<>();
            for (Filed one : bySole.getOrDefault(false, List.of())) {
                kept.put(one.key(), without(one.paper(), source));
            }
            write(handle, kept, Set.of());
            return filed.size();
        });
    }

    private static Paper without(Paper paper, String source) {
        List<Listing> listings = paper.listings().stream()
                .filter(listing -> !listing.list().equals(source))
                .toList();
        List<Provenance> provenance = paper.provenance().stream()
                .filter(from -> !from.source().equals(source))
                .toList();
        return paper.withListings(listings).withProvenance(provenance);
    }

    private static void remove(Handle handle, List<Filed> filed) {
        if (filed.isEmpty()) {
            return;
        }
        long revision = nextRevision(handle);
        PreparedBatch tombs = handle.prepareBatch("""
                insert into removed_paper (id, revision) values (?, ?)
                on conflict (id) do update set revision = excluded.revision""");
        filed.forEach(one -> tombs.add(one.paper().id().text(), revision));
        tombs.execute();
        List<Long> keys = filed.stream().map(Filed::key).toList();
        removeLookUps(handle, keys);
        PreparedBatch rows = handle.prepareBatch("delete from paper where paper = ?");
        keys.forEach(key -> rows.bind(0, key).add());
        rows.execute();
    }
}
