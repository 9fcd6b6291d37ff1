package broadsheet.catalog;

import broadsheet.paper.Apart;
import broadsheet.paper.Byline;
import broadsheet.paper.Listing;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperId;
import broadsheet.paper.PaperMerge;
import broadsheet.paper.Provenance;
import broadsheet.paper.Sameness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The papers that some records may concern, while these are filed among them. A record takes the place of what its source
 * told before; then the records of all papers within reach are grouped anew ({@link Sameness}), so that papers become one, or
 * more, as their records then demand.
 *
 * <p>A paper keeps its key and the id it is filed under as long as it has a record of that id; where several papers become
 * one, it is filed where the first of them was.
 *
 * <p>In memory only: what is not loaded is not there. Not thread-safe.
 */
final class Merging {
    /** What became of a record. */
    enum Outcome {
        /** A paper that was not known. */
        ADDED,
        /** It changed a paper that was known. */
        CHANGED,
        /** All of it was known. */
        UNCHANGED
    }

    private final Map<Long, Filed> before = new TreeMap<>();
    private final Map<Long, Filed> now = new TreeMap<>();
    private final Map<PaperId, Long> byId = new HashMap<>();
    private final Map<String, Set<Long>> byTitle = new HashMap<>();
    private final Map<PaperId, Set<Long>> byStatedId = new HashMap<>();
    private final Set<Apart> apart;
    private long nextKey;

    /**
     * Nothing loaded.
     *
     * @param apart the ids that are kept apart
     * @param firstKey the key of the first paper that is added
     */
    Merging(Set<Apart> apart, long firstKey) {
        this.apart = new HashSet<>(apart);
        this.nextKey = firstKey;
    }

    /** Takes a paper of the catalogue in, as it is. */
    void load(Filed filed) {
        before.put(filed.key(), filed);
        put(filed);
    }

    /** Whether the paper of a key is loaded. */
    boolean has(long key) {
        return before.containsKey(key);
    }

    /** The paper of an id, if it is there. */
    Optional<Filed> find(PaperId id) {
        return Optional.ofNullable(byId.get(id)).map(now::get);
    }

    /** Files a record. */
    Outcome file(Paper record) {
        List<Filed> same = record.ids().stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(this::at)
                .toList();
        List<Paper> records = new ArrayList<>();
        Paper told = record;
        for (Filed filed : same) {
            for (Paper earlier : filed.records()) {
                if (Sameness.areOfOneSource(earlier, record)) {
                    told = PaperMerge.merge(earlier, told);
                } else {
                    records.add(earlier);
                }
            }
        }
        records.add(told);
        List<Filed> reached = reached(same, records);
        if (!arrange(same, reached, records)) {
            return Outcome.UNCHANGED;
        }
        boolean isNew = same.isEmpty() && reached.stream().allMatch(filed -> filed.key() != key(record.id()));
        return isNew ? Outcome.ADDED : Outcome.CHANGED;
    }

    /** Forgets all that a source told. */
    void forget(String source) {
        for (List<Filed> told = toldBy(source); !told.isEmpty(); told = toldBy(source)) {
            for (Filed filed : told) {
                // What another let go may have joined this one; then it has its turn in the next round.
                if (filed.equals(now.get(filed.key()))) {
                    List<Filed> own = List.of(filed);
                    List<Paper> left = filed.records().stream()
                            .flatMap(record -> without(record, source).stream())
                            .toList();
                    arrange(own, reached(own, filed.records()), left);
                }
            }
        }
    }

    private List<Filed> toldBy(String source) {
        return now.values().stream()
                .filter(filed -> filed.records().stream().anyMatch(record -> isToldBy(record, source)))
                .toList();
    }

    private static boolean isToldBy(Paper record, String source) {
        return record.provenance().stream().anyMatch(from -> from.source().equals(source));
    }

    /** What is left of a record. Those of the first versions hold what several sources told, so that only part of it can go. */
    private static Optional<Paper> without(Paper record, String source) {
        List<Listing> listings = record.listings().stream()
                .filter(listing -> !listing.list().equals(source))
                .toList();
        List<Provenance> provenance = record.provenance().stream()
                .filter(from -> !from.source().equals(source))
                .toList();
        return provenance.isEmpty()
                ? Optional.empty()
                : Optional.of(record.withListings(listings).withProvenance(provenance));
    }

    /**
     * Keeps a part of a paper apart from its other parts and from whatever else is within reach.
     *
     * @param part some of the paper's records, of which no other shares an id
     * @return the pairs of ids that are kept apart
     */
    List<Apart> separate(Filed filed, List<Paper> part) {
        List<Filed> own = List.of(filed);
        List<Filed> reached = reached(own, filed.records());
        List<Apart> pairs = Stream.concat(own.stream(), reached.stream())
                .flatMap(other -> other.records().stream())
                .filter(record -> !part.contains(record))
                .flatMap(record -> part.stream().map(one -> new Apart(one.id(), record.id())))
                .distinct()
                .toList();
        apart.addAll(pairs);
        arrange(own, reached, filed.records());
        return pairs;
    }

    private List<Filed> reached(List<Filed> own, List<Paper> records) {
        Set<Long> seen = own.stream().map(Filed::key).collect(Collectors.toCollection(HashSet::new));
        List<Filed> reached = new ArrayList<>();
        Deque<Paper> next = new ArrayDeque<>(records);
        while (!next.isEmpty()) {
            Paper record = next.pop();
            for (long key : candidates(record)) {
                Filed other = at(key);
                boolean isReached = !seen.contains(key)
                        && other.records().stream().anyMatch(one -> Sameness.areLikelyOne(one, record));
                if (isReached) {
                    seen.add(key);
                    reached.add(other);
                    next.addAll(other.records());
                }
            }
        }
        return reached;
    }

    private Set<Long> candidates(Paper record) {
        Set<Long> keys = new TreeSet<>();
        titled(record).ifPresent(title -> keys.addAll(byTitle.getOrDefault(title, Set.of())));
        record.ids().forEach(id -> keys.addAll(byStatedId.getOrDefault(id, Set.of())));
        record.publication().statedId().ifPresent(stated -> {
            keys.addAll(byStatedId.getOrDefault(stated, Set.of()));
            find(stated).map(Filed::key).ifPresent(keys::add);
        });
        return keys;
    }

    /**
     * Groups records anew.
     *
     * @param own papers whose records {@code records} replaces
     * @param reached further papers, whose records are grouped with them
     * @return whether anything changed
     */
    private boolean arrange(List<Filed> own, List<Filed> reached, List<Paper> records) {
        List<Filed> old = Stream.concat(own.stream(), reached.stream())
                .sorted(Comparator.comparingLong(Filed::key))
                .toList();
        List<Paper> all = Stream.concat(records.stream(), reached.stream().flatMap(filed -> filed.records().stream()))
                .toList();
        // Nearly all records are alone, which need not be found out at length.
        List<List<Paper>> groups = new ArrayList<>(all.size() == 1 ? List.of(all) : Sameness.groups(all, apart));
        List<Filed> arranged = new ArrayList<>();
        for (Filed filed : old) {
            PaperId id = filed.paper().id();
            take(groups, id).ifPresent(group -> arranged.add(Filed.of(filed.key(), id, group)));
        }
        for (Filed filed : old) {
            // The record that gave the paper its name is gone; what is left of it stays where it was.
            if (arranged.stream().noneMatch(one -> one.key() == filed.key())) {
                filed.paper().ids().stream()
                        .flatMap(id -> take(groups, id).stream())
                        .findFirst()
                        .ifPresent(group -> arranged.add(Filed.of(filed.key(), nameOf(group), group)));
            }
        }
        groups.forEach(group -> arranged.add(Filed.of(nextKey++, nameOf(group), group)));
        if (arranged.size() == old.size() && arranged.stream().allMatch(filed -> filed.equals(now.get(filed.key())))) {
            return false;
        }
        old.forEach(this::drop);
        arranged.forEach(this::put);
        return true;
    }

    /** Takes the group with an id out of some. */
    private static Optional<List<Paper>> take(List<List<Paper>> groups, PaperId id) {
        Optional<List<Paper>> found = groups.stream()
                .filter(group -> group.stream().anyMatch(record -> record.ids().contains(id)))
                .findFirst();
        found.ifPresent(groups::remove);
        return found;
    }

    /** The strongest record names a paper that has no name yet. */
    private static PaperId nameOf(List<Paper> group) {
        return group.getLast().id();
    }

    /** The keys of papers that were loaded and are filed no more. */
    Set<Long> removed() {
        Set<Long> removed = new TreeSet<>(before.keySet());
        removed.removeAll(now.keySet());
        return removed;
    }

    /** The ids under which papers were filed that were loaded, and none is filed now. */
    Set<PaperId> vanished() {
        return before.values().stream()
                .map(filed -> filed.paper().id())
                .filter(id ->
                        find(id).filter(filed -> filed.paper().id().equals(id)).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys of papers that are filed under another id than they were loaded with. */
    Set<Long> renamed() {
        return before.values().stream()
                .filter(filed -> {
                    Filed there = now.get(filed.key());
                    return there != null
                            && !there.paper().id().equals(filed.paper().id());
                })
                .map(Filed::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The papers that were not loaded, or have changed since, by key. */
    Map<Long, Filed> changed() {
        Map<Long, Filed> changed = new TreeMap<>(now);
        changed.values().removeIf(filed -> filed.equals(before.get(filed.key())));
        return changed;
    }

    private Filed at(long key) {
        return Objects.requireNonNull(now.get(key), () -> "no paper of key " + key);
    }

    private long key(PaperId id) {
        return find(id).map(Filed::key).orElseThrow();
    }

    private void put(Filed filed) {
        now.put(filed.key(), filed);
        for (Paper record : filed.records()) {
            record.ids().forEach(id -> byId.put(id, filed.key()));
            titled(record)
                    .ifPresent(title ->
                            byTitle.computeIfAbsent(title, _ -> new TreeSet<>()).add(filed.key()));
            record.publication()
                    .statedId()
                    .ifPresent(id ->
                            byStatedId.computeIfAbsent(id, _ -> new TreeSet<>()).add(filed.key()));
        }
    }

    /** The title of a record that can be one with others by it. All those that cannot would be in each other's reach. */
    private static Optional<String> titled(Paper record) {
        return Optional.of(Byline.titleOf(record)).filter(Predicate.not(String::isEmpty));
    }

    private void drop(Filed filed) {
        now.remove(filed.key());
        for (Paper record : filed.records()) {
            record.ids().forEach(byId::remove);
            titled(record)
                    .ifPresent(title -> byTitle.getOrDefault(title, Set.of()).remove(filed.key()));
            record.publication()
                    .statedId()
                    .ifPresent(id -> byStatedId.getOrDefault(id, Set.of()).remove(filed.key()));
        }
    }
}
