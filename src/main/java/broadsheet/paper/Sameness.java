package broadsheet.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which records tell of one paper.
 *
 * <ol>
 *   <li>Records that share an id do, always.
 *   <li>Records of different sources do where one states a DOI that the other states too, or is filed under.
 *   <li>Records of different sources do where their titles agree and at least half of the longer list of authors stands in
 *       the other ({@link Byline}).
 * </ol>
 *
 * <p>The last two are likely, not certain, and never make one paper of records that a common source tells, of two different
 * ids of a scheme that gives a paper one id (any but {@code doi}), or of ids that somebody keeps {@link Apart}. Where such a
 * pair competes for a third record, a DOI prevails over a title, then the greater share of authors, then the smaller ids.
 * So the groups depend on the records alone, not on the order in which they came.
 */
public final class Sameness {
    /** More than any share of authors. */
    private static final double BY_DOI = 2;

    private Sameness() {}

    /** A record, with what of it is compared. */
    private record Told(
            Paper record,
            Set<PaperId> ids,
            List<String> schemes,
            List<String> sources,
            Optional<PaperId> statedId,
            Byline byline) {
        static Told of(Paper record) {
            return new Told(
                    record,
                    Set.copyOf(record.ids()),
                    schemesOf(record),
                    record.provenance().stream().map(Provenance::source).toList(),
                    record.publication().statedId(),
                    Byline.of(record));
        }

        /** Of two records that are likely one, at least one key is the same. */
        Stream<Object> keys() {
            Stream<Object> title =
                    byline.title().isEmpty() || byline.authors().isEmpty() ? Stream.of() : Stream.of(byline.title());
            return Stream.concat(title, Stream.concat(ids.stream(), statedId.stream()));
        }

        boolean states(Told other) {
            return statedId.filter(other.ids::contains).isPresent();
        }

        /** How likely both are one paper: the share of their authors, more than any if a DOI says so, 0 if nothing does. */
        double likeness(Told other) {
            if (sources.stream().anyMatch(other.sources::contains)
                    || schemes.stream().anyMatch(other.schemes::contains)) {
                return 0;
            }
            boolean byDoi =
                    states(other) || other.states(this) || (statedId.isPresent() && statedId.equals(other.statedId));
            if (byDoi) {
                return BY_DOI;
            }
            return byline.isLike(other.byline) ? byline.shared(other.byline) : 0;
        }
    }

    /** That two records are likely one paper. */
    private record Likeness(double strength, PaperId one, PaperId other) {
        static final Comparator<Likeness> STRONGEST_FIRST = Comparator.comparingDouble(Likeness::strength)
                .reversed()
                .thenComparing(Likeness::one)
                .thenComparing(Likeness::other);

        static Likeness of(Told one, Told other) {
            PaperId first = one.record.id();
            PaperId second = other.record.id();
            boolean inOrder = first.compareTo(second) < 0;
            return new Likeness(one.likeness(other), inOrder ? first : second, inOrder ? second : first);
        }
    }

    /** Records of one paper, with what decides whether others may join them. */
    private static final class Group {
        final List<Paper> records = new ArrayList<>();
        final Set<PaperId> ids = new HashSet<>();
        final Set<String> schemes = new HashSet<>();
        final Set<String> sources = new HashSet<>();

        void add(Paper record) {
            records.add(record);
            ids.addAll(record.ids());
            schemes.addAll(schemesOf(record));
            record.provenance().forEach(from -> sources.add(from.source()));
        }

        boolean mayJoin(Group other, Set<Apart> apart) {
            return other.sources.stream().noneMatch(sources::contains)
                    && other.schemes.stream().noneMatch(schemes::contains)
                    && apart.stream().noneMatch(pair -> separates(pair, other));
        }

        private boolean separates(Apart pair, Group other) {
            return (ids.contains(pair.one()) && other.ids.contains(pair.other()))
                    || (ids.contains(pair.other()) && other.ids.contains(pair.one()));
        }

        PaperId smallestId() {
            return records.stream()
                    .map(Paper::id)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Groups that grow together, found by any id. */
    private static final class Groups {
        private final Map<PaperId, Group> byId = new HashMap<>();

        Groups(Collection<Paper> records) {
            for (Paper record : records) {
                Group group = new Group();
                group.add(record);
                record.ids().stream()
                        .flatMap(id -> Stream.ofNullable(byId.get(id)))
                        .distinct()
                        .forEach(same -> same.records.forEach(group::add));
                group.ids.forEach(id -> byId.put(id, group));
            }
        }

        Group at(PaperId id) {
            return Objects.requireNonNull(byId.get(id));
        }

        void join(PaperId one, PaperId other, Set<Apart> apart) {
            Group first = at(one);
            Group second = at(other);
            if (!first.equals(second) && first.mayJoin(second, apart)) {
                second.records.forEach(first::add);
                second.ids.forEach(id -> byId.put(id, first));
            }
        }

        List<List<Paper>> sorted() {
            return byId.values().stream()
                    .distinct()
                    .sorted(Comparator.comparing(Group::smallestId))
                    .map(group ->
                            group.records.stream().sorted(PaperMerge.PRECEDENCE).toList())
                    .toList();
        }
    }

    /**
     * Groups records by the paper they tell of.
     *
     * @param records in any order
     * @param apart what somebody keeps apart; pairs of other ids do no harm
     * @return each record in one group, never an empty one; groups, and the records within one, in an order of their own that
     *     depends on nothing but the records
     */
    public static List<List<Paper>> groups(Collection<Paper> records, Set<Apart> apart) {
        Groups groups = new Groups(records);
        if (records.size() > 1) {
            likenesses(records, groups).forEach(likeness -> groups.join(likeness.one(), likeness.other(), apart));
        }
        return groups.sorted();
    }

    /** Groups records by the ids they share alone, otherwise as {@link #groups} does. */
    public static List<List<Paper>> byId(Collection<Paper> records) {
        return new Groups(records).sorted();
    }

    private static Collection<Likeness> likenesses(Collection<Paper> records, Groups groups) {
        Map<Object, List<Told>> byKey = new HashMap<>();
        SortedSet<Likeness> likenesses = new TreeSet<>(Likeness.STRONGEST_FIRST);
        for (Told told : records.stream().map(Told::of).toList()) {
            told.keys().forEach(key -> {
                List<Told> others = byKey.computeIfAbsent(key, _ -> new ArrayList<>());
                for (Told other : others) {
                    boolean sameGroup = groups.at(told.record.id()).equals(groups.at(other.record.id()));
                    if (!sameGroup && told.likeness(other) > 0) {
                        likenesses.add(Likeness.of(told, other));
                    }
                }
                others.add(told);
            });
        }
        return likenesses;
    }

    /** Whether two records that share no id are likely one paper, looked at by themselves. */
    public static boolean areLikelyOne(Paper one, Paper other) {
        return !haveCommonSource(one, other) && Told.of(one).likeness(Told.of(other)) > 0;
    }

    /** Whether two records are what one source said of one paper, earlier and later. */
    public static boolean areOfOneSource(Paper one, Paper other) {
        return haveCommonSource(one, other) && one.ids().stream().anyMatch(other.ids()::contains);
    }

    private static boolean haveCommonSource(Paper one, Paper other) {
        for (Provenance from : one.provenance()) {
            for (Provenance too : other.provenance()) {
                if (from.source().equals(too.source())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The schemes by which a record has an id, and can have but one. A paper may well have two DOIs. */
    private static List<String> schemesOf(Paper record) {
        return record.ids().stream()
                .map(PaperId::scheme)
                .filter(scheme -> !scheme.equals(PaperId.DOI))
                .toList();
    }
}
