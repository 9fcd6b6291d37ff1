package broadsheet.catalog;

import broadsheet.paper.Apart;
import broadsheet.paper.Byline;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.TextKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The records of papers that have more than one, the search for papers that records may be one with, and the ids that are
 * kept apart. Works in the transactions of others.
 */
final class PaperRecords {
    private final String titleOfWords;

    PaperRecords(Engine engine) {
        this.titleOfWords = engine.titleOfWords();
    }

    /** What was asked for already, while papers are looked for. */
    private static final class Asked {
        private final Set<String> ids = new HashSet<>();
        private final Set<String> dois = new HashSet<>();
        private final Set<List<Object>> bylines = new HashSet<>();
    }

    /** What may be one with some records: all papers within reach, by whatever chain of ids, DOIs and titles. */
    Merging merging(Handle handle, Collection<Paper> records) {
        long firstKey = handle.createQuery("select coalesce(max(paper), 0) + 1 from paper")
                .mapTo(Long.class)
                .one();
        Merging merging = new Merging(apart(handle), firstKey);
        Asked asked = new Asked();
        Collection<Paper> next = records;
        while (!next.isEmpty()) {
            List<Filed> found = load(handle, merging, byId(handle, next, asked));
            Set<Long> likely = new TreeSet<>(byDoi(handle, next, asked));
            // A title that two sources write differently leads from one to the other.
            List<Paper> titled = new ArrayList<>(next);
            found.forEach(filed -> titled.addAll(filed.records()));
            likely.addAll(byTitle(handle, titled, asked));
            found.addAll(load(handle, merging, likely));
            next = found.stream().flatMap(filed -> filed.records().stream()).toList();
        }
        return merging;
    }

    private static List<Filed> load(Handle handle, Merging merging, Set<Long> keys) {
        List<Filed> filed =
                filed(handle, keys.stream().filter(key -> !merging.has(key)).toList());
        filed.forEach(merging::load);
        return new ArrayList<>(filed);
    }

    private static Set<Long> byId(Handle handle, Collection<Paper> records, Asked asked) {
        List<String> ids = new ArrayList<>();
        for (Paper record : records) {
            record.ids().forEach(id -> ids.add(id.text()));
            record.publication().statedId().ifPresent(id -> ids.add(id.text()));
        }
        ids.removeIf(id -> !asked.ids.add(id));
        return keys(handle, ids, "select paper from paper_id where id in (<values>)");
    }

    private static Set<Long> byDoi(Handle handle, Collection<Paper> records, Asked asked) {
        List<String> dois = new ArrayList<>();
        for (Paper record : records) {
            dois.add(record.publication().doi());
            record.ids().forEach(id -> id.doi().ifPresent(dois::add));
        }
        dois.removeIf(doi -> doi.isEmpty() || !asked.dois.add(doi));
        return stating(handle, dois);
    }

    /** The keys of the papers that state one of these DOIs. */
    static Set<Long> stating(Handle handle, Collection<String> dois) {
        return keys(handle, dois, """
                select paper from paper where doi <> '' and doi in (<values>)
                union select paper from paper_record where doi <> '' and doi in (<values>)""");
    }

    private static Set<Long> keys(Handle handle, Collection<String> values, String query) {
        Set<Long> keys = new TreeSet<>();
        for (List<String> some : PaperSql.inParts(values)) {
            keys.addAll(handle.createQuery(query)
                    .bindList("values", some)
                    .mapTo(Long.class)
                    .list());
        }
        return keys;
    }

    /** A row of a look-up of titles. */
    private record Titled(long key, Byline byline) {}

    private Set<Long> byTitle(Handle handle, Collection<Paper> records, Asked asked) {
        Map<String, List<Paper>> wanted = new HashMap<>();
        for (Paper record : records) {
            String title = Byline.titleOf(record);
            if (!title.isEmpty() && asked.bylines.add(List.of(title, record.authors()))) {
                wanted.computeIfAbsent(title, _ -> new ArrayList<>()).add(record);
            }
        }
        Set<String> beginnings =
                wanted.keySet().stream().map(PaperRecords::beginning).collect(Collectors.toCollection(TreeSet::new));
        Set<Long> keys = new TreeSet<>();
        for (List<String> some : PaperSql.inParts(beginnings)) {
            handle
                    .createQuery("""
                    select paper, words from paper_words where %1$s in (<titles>)
                    union all select paper, words from paper_record where %1$s in (<titles>)""".formatted(titleOfWords))
                    .bindList("titles", some)
                    .map((row, context) -> PaperRow.read(
                            row, one -> new Titled(one.getLong("paper"), Byline.ofWords(one.getString("words")))))
                    .stream()
                    .filter(one -> wanted.getOrDefault(one.byline().title(), List.of()).stream()
                            .anyMatch(record -> one.byline().isLike(Byline.of(record))))
                    .forEach(one -> keys.add(one.key()));
        }
        return keys;
    }

    /** The keys of the papers of which a record has a title, whoever wrote it. */
    Set<Long> titled(Handle handle, String title) {
        String wanted = TextKey.of(title).replace(" ", "");
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return handle
                .createQuery("""
                select paper, words from paper_words where %1$s = :title
                union all select paper, words from paper_record where %1$s = :title""".formatted(titleOfWords))
                .bind("title", beginning(wanted))
                .map((row, context) -> PaperRow.read(
                        row, one -> new Titled(one.getLong("paper"), Byline.ofWords(one.getString("words")))))
                .stream()
                .filter(one -> one.byline().title().equals(wanted))
                .map(Titled::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String beginning(String title) {
        return title.codePointCount(0, title.length()) <= Engine.TITLE_LENGTH
                ? title
                : title.substring(0, title.offsetByCodePoints(0, Engine.TITLE_LENGTH));
    }

    /** The papers of these keys, with their records. */
    static List<Filed> filed(Handle handle, Collection<Long> keys) {
        Map<Long, Paper> papers = new TreeMap<>();
        Map<Long, List<Paper>> records = new HashMap<>();
        for (List<Long> some : PaperSql.inParts(keys)) {
            papers.putAll(byKey(handle, "select * from paper where paper in (<keys>)", some).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, one -> one.getValue().getFirst())));
            records.putAll(byKey(handle, "select * from paper_record where paper in (<keys>)", some));
        }
        return papers.entrySet().stream()
                .map(one -> new Filed(
                        one.getKey(), one.getValue(), records.getOrDefault(one.getKey(), List.of(one.getValue()))))
                .toList();
    }

    private static Map<Long, List<Paper>> byKey(Handle handle, String query, List<Long> keys) {
        Map<Long, List<Paper>> papers = new HashMap<>();
        handle.createQuery(query)
                .bindList("keys", keys)
                .map((row, context) -> Map.entry(row.getLong("paper"), PaperRow.paper(row)))
                .forEach(one -> papers.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return papers;
    }

    /** Keeps the records of those papers that have more than one; of these papers there must be none. */
    static void insert(Handle handle, Collection<Filed> papers) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Filed filed : papers) {
            if (filed.records().size() > 1) {
                for (Paper record : filed.records()) {
                    Map<String, @Nullable Object> row = PaperRow.content(record);
                    row.put("paper", filed.key());
                    row.put("words", PaperRow.words(record));
                    rows.add(row);
                }
            }
        }
        PaperSql.write(handle, rows, columns -> PaperSql.insert("paper_record", columns));
    }

    private static Set<Apart> apart(Handle handle) {
        return handle.createQuery("select one, other from kept_apart")
                .map((row, context) -> PaperRow.read(
                        row,
                        pair -> new Apart(
                                PaperId.ofText(pair.getString("one")), PaperId.ofText(pair.getString("other")))))
                .set();
    }

    /** Keeps ids apart, now and whenever records of them come in. */
    static void keepApart(Handle handle, Collection<Apart> pairs) {
        PreparedBatch batch =
                handle.prepareBatch("insert into kept_apart (one, other) values (?, ?) on conflict do nothing");
        pairs.forEach(pair -> batch.add(pair.one().text(), pair.other().text()));
        batch.execute();
    }
}
