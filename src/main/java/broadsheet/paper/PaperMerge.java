package broadsheet.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one paper of the records that tell of it.
 *
 * <p>{@link #paper} makes a paper of what different sources say, in whatever order that came: their records are merged from
 * the weakest to the strongest. Stronger is the one with the stronger {@link Provenance.Origin}; of equal ones that with
 * the greater {@link PaperDate.Authority}; then that under an arXiv id, since authors keep their paper up to date there; then
 * that of the source whose name comes first in the alphabet. Journal and DOI are the other way round: the
 * word of a registry other than arXiv is taken first, since that is where the paper was published.
 *
 * <p>{@link #merge} makes one of two records: of one source, what it said and what it says now. Merging the same record
 * again changes nothing, so an import may be repeated at will.
 *
 * <p>A field that only one side has is kept. Where both have it, the side with the stronger {@link Provenance.Origin} is
 * believed; between equals the one with the greater {@link PaperDate.Authority}, so that arXiv's records, its feed and its
 * query interface may come in any order; between equals of that too the incoming one, since it is later. Versions, reannouncements,
 * links, listings and counts are united. The summaries of the sample edition give way to any real record, even to one without an abstract.
 *
 * <p>Dates are the exception, also those of versions: the more precise one is kept, whoever says it; of equally precise
 * ones that of the greater {@link PaperDate.Authority}; of equal authority a moment before the day it lies in; of one
 * source the incoming one, since it was corrected. So dates do not depend on the order in which arXiv's answers and an
 * import came. Only two imports that differ are weighed as other fields are.
 */
public final class PaperMerge {
    /** Records from the weakest to the strongest; equal only for records of one id and one source. */
    public static final Comparator<Paper> PRECEDENCE = Comparator.comparing(Paper::origin)
            .thenComparing(PaperMerge::authority)
            .thenComparing(PaperMerge::isUnderArxivId)
            .thenComparing(PaperMerge::sources, Comparator.reverseOrder())
            .thenComparing(Paper::id, Comparator.reverseOrder());

    /** Likewise, for what a journal knows best. */
    private static final Comparator<Paper> JOURNALS_PRECEDENCE = Comparator.comparing(Paper::origin)
            .thenComparing(record -> !isUnderArxivId(record))
            .thenComparing(PRECEDENCE);

    private final Paper known;
    private final Paper incoming;
    private final boolean incomingPrevails;
    private final boolean incomingIsStronger;

    private PaperMerge(Paper known, Paper incoming) {
        this.known = known;
        this.incoming = incoming;
        int stronger = Comparator.comparing(Paper::origin)
                .thenComparing(PaperMerge::authority)
                .compare(incoming, known);
        this.incomingPrevails = stronger >= 0;
        this.incomingIsStronger = stronger > 0;
    }

    private static PaperDate.Authority authority(Paper paper) {
        return paper.provenance().stream()
                .map(from -> PaperDate.Authority.of(from.source()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static boolean isUnderArxivId(Paper record) {
        return record.id().scheme().equals(PaperId.ARXIV);
    }

    private static String sources(Paper record) {
        return record.provenance().stream().map(Provenance::source).sorted().collect(Collectors.joining(" "));
    }

    /**
     * Makes a paper of the records that tell of it.
     *
     * @param id the one of their ids under which it is filed
     * @param records at least one, in any order
     */
    public static Paper paper(PaperId id, List<Paper> records) {
        if (records.size() == 1) {
            Paper sole = records.getFirst();
            return sole.id().equals(id) ? sole : sole.withIds(id, sole.ids());
        }
        List<Paper> fromWeakest = records.stream().sorted(PRECEDENCE).toList();
        List<Paper> fromBestJournal =
                records.stream().sorted(JOURNALS_PRECEDENCE.reversed()).toList();
        Paper merged = fromWeakest.stream().reduce(PaperMerge::merge).orElseThrow();
        Publication publication = merged.publication()
                .withJournal(
                        firstOf(fromBestJournal, Publication::journalReference),
                        firstOf(fromBestJournal, Publication::doi));
        List<PaperId> ids = fromWeakest.reversed().stream()
                .flatMap(record -> record.ids().stream())
                .toList();
        return merged.withIds(id, ids)
                .withLinks(fromStrongest(fromWeakest, merged.links()))
                .withPublication(publication);
    }

    /** The links of some records in the order in which the strongest have them, those found in the text last. */
    private static List<Link> fromStrongest(List<Paper> fromWeakest, List<Link> links) {
        List<Object> targets = fromWeakest.reversed().stream()
                .flatMap(record -> record.links().stream())
                .map(PaperMerge::target)
                .toList();
        return links.stream()
                .sorted(Comparator.comparing(PaperMerge::isFromText)
                        .thenComparingInt(link -> targets.indexOf(target(link))))
                .toList();
    }

    private static Object target(Link link) {
        return List.of(link.kind(), link.url());
    }

    private static boolean isFromText(Link link) {
        return link.addedBy().equals(Link.FROM_TEXT);
    }

    private static String firstOf(List<Paper> records, Function<Publication, String> field) {
        return records.stream()
                .map(record -> field.apply(record.publication()))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Merges two records of the same paper.
     *
     * @param known what is filed; its id remains
     * @param incoming what a source says now
     */
    public static Paper merge(Paper known, Paper incoming) {
        return new PaperMerge(known, incoming).merged();
    }

    private Paper merged() {
        List<PaperId> ids = new ArrayList<>(known.otherIds());
        ids.add(incoming.id());
        ids.addAll(incoming.otherIds());
        MachineSummary summary = incoming.machineSummary();
        return new Paper(
                known.id(),
                ids,
                text(Paper::title),
                abstractText(),
                list(Paper::authors),
                list(Paper::categories),
                publication(),
                links(),
                united(Paper::listings, listing -> List.of(listing.list(), listing.day())),
                snapshots(),
                summary == null ? known.machineSummary() : summary,
                text(Paper::organisation),
                united(Paper::provenance, Provenance::source));
    }

    /**
     * The sample's abstract is a summary of ours. It gives way to what is real even where that says nothing, since it would
     * pass for the authors' words.
     */
    private String abstractText() {
        boolean knownIsOurs = known.origin() == Provenance.Origin.SAMPLE;
        boolean incomingIsOurs = incoming.origin() == Provenance.Origin.SAMPLE;
        if (knownIsOurs == incomingIsOurs) {
            return text(Paper::abstractText);
        }
        return (knownIsOurs ? incoming : known).abstractText();
    }

    private String text(Function<Paper, String> field) {
        return chosen(field.apply(known), field.apply(incoming));
    }

    private String chosen(String before, String now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.isEmpty() ? now : before;
        }
        return incomingPrevails ? now : before;
    }

    private <T> List<T> list(Function<Paper, List<T>> field) {
        List<T> before = field.apply(known);
        List<T> now = field.apply(incoming);
        if (before.isEmpty() || now.isEmpty()) {
            return before.isEmpty() ? now : before;
        }
        return incomingPrevails ? now : before;
    }

    private <T> List<T> united(Function<Paper, List<T>> field, Function<T, Object> identity) {
        Map<Object, T> byIdentity = new LinkedHashMap<>();
        field.apply(known).forEach(value -> byIdentity.put(identity.apply(value), value));
        field.apply(incoming).forEach(value -> byIdentity.put(identity.apply(value), value));
        return List.copyOf(byIdentity.values());
    }

    private List<CountSnapshot> snapshots() {
        return united(Paper::snapshots, snapshot -> Arrays.asList(snapshot.source(), snapshot.at())).stream()
                .sorted(CountSnapshot.BY_TIME)
                .toList();
    }

    /** Links that somebody added stand before those found in the text, which may be wrong. */
    private List<Link> links() {
        Map<Object, Link> byTarget = new LinkedHashMap<>();
        for (Paper side : List.of(known, incoming)) {
            for (Link link : side.links()) {
                byTarget.merge(
                        target(link),
                        link,
                        (before, now) -> isFromText(before) || incomingIsStronger && !isFromText(now) ? now : before);
            }
        }
        return byTarget.values().stream()
                .sorted(Comparator.comparing(PaperMerge::isFromText))
                .toList();
    }

    private Publication publication() {
        Publication before = known.publication();
        Publication now = incoming.publication();
        String licence = chosen(before.licence().url(), now.licence().url());
        return new Publication(
                date(before.published(), now.published()),
                date(before.announced(), now.announced()),
                versions(before.versions(), now.versions()),
                Stream.concat(before.reannouncements().stream(), now.reannouncements().stream())
                        .toList(),
                before.withdrawn() || now.withdrawn(),
                chosen(before.comment(), now.comment()),
                chosen(before.journalReference(), now.journalReference()),
                chosen(before.doi(), now.doi()),
                new Licence(licence));
    }

    private @Nullable PaperDate date(@Nullable PaperDate before, @Nullable PaperDate now) {
        if (before == null || now == null) {
            return before == null ? now : before;
        }
        int better = now.precision().compareTo(before.precision());
        if (better == 0) {
            better = now.authority().compareTo(before.authority());
        }
        boolean takeNow = better == 0 ? isCorrected(before, now) : better > 0;
        return takeNow ? now : before;
    }

    /** Of two dates of one precision and authority. */
    private boolean isCorrected(PaperDate before, PaperDate now) {
        boolean oneIsFiner = now.hasTime() != before.hasTime() && now.day().equals(before.day());
        return oneIsFiner ? now.hasTime() : incomingPrevails || now.source().equals(before.source());
    }

    private List<Version> versions(List<Version> before, List<Version> now) {
        Map<Integer, Version> byNumber = new TreeMap<>();
        before.forEach(version -> byNumber.put(version.number(), version));
        for (Version version : now) {
            byNumber.merge(version.number(), version, this::versionWithBetterDate);
        }
        return List.copyOf(byNumber.values());
    }

    private Version versionWithBetterDate(Version before, Version now) {
        PaperDate better = date(before.submitted(), now.submitted());
        return now.submitted().equals(better) ? now : before;
    }
}
