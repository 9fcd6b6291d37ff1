package broadsheet.source.arxiv.world;

import broadsheet.source.arxiv.world.ArxivPaper.Extra;
import broadsheet.source.arxiv.world.ArxivPaper.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/**
 * The life of a made paper. Only its dates and categories are kept; its text is made anew from its seed each time it is
 * shown, so that a million papers fit in memory.
 *
 * @param seed of its text
 * @param id without version
 * @param categories the primary first
 * @param submitted when each version was sent, the first first
 * @param changes by time
 * @param withdrawn whether its last version takes it back
 */
record MadeLife(
        long seed, String id, List<String> categories, List<Instant> submitted, List<Change> changes, boolean withdrawn)
        implements Life {
    private static final List<String> LICENCES = List.of(
            "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
            "http://creativecommons.org/licenses/by/4.0/",
            "http://creativecommons.org/licenses/by-nc-sa/4.0/",
            "http://creativecommons.org/publicdomain/zero/1.0/");
    private static final List<String> SOURCE_TYPES = List.of("D", "D", "D", "", "A", "H", "DAX");
    private static final int FIRST_YEAR_WITH_LICENCES = 2007;

    @Override
    public ArxivPaper after(Change change) {
        RandomGenerator random = new Random(seed);
        String submitter = MadeText.withLetters(MadeText.name(random));
        String title = MadeText.title(random);
        String authors = authors(random);
        String summary = MadeText.summary(random);
        Map<Extra, String> extras = extras(random, change);
        int length = 8 + random.nextInt(3000);
        String sourceType = MadeText.any(SOURCE_TYPES, random);
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < change.versions(); i++) {
            boolean takenBack = withdrawn && i == submitted.size() - 1;
            versions.add(
                    takenBack
                            ? Version.withdrawal(submitted.get(i))
                            : new Version(submitted.get(i), length + i + "kb", sourceType));
        }
        if (change.versions() > 1) {
            summary += " Version " + change.versions() + " corrects the one before.";
        }
        return new ArxivPaper(id, submitter, versions, title, authors, categories, extras, summary, change.datestamp());
    }

    private String authors(RandomGenerator random) {
        int many = 1 + random.nextInt(8);
        StringJoiner authors = new StringJoiner(", ");
        for (int i = 0; i < many; i++) {
            authors.add(MadeText.name(random));
        }
        String all = authors.toString();
        int last = all.lastIndexOf(", ");
        // Some write "A, B and C", and some add where they work.
        String joined =
                last > 0 && random.nextInt(4) == 0 ? all.substring(0, last) + " and " + all.substring(last + 2) : all;
        return random.nextInt(40) == 0 ? joined + " (Made Institute)" : joined;
    }

    private Map<Extra, String> extras(RandomGenerator random, Change change) {
        Map<Extra, String> extras = new EnumMap<>(Extra.class);
        int pages = 4 + random.nextInt(40);
        if (random.nextInt(3) > 0) {
            extras.put(Extra.COMMENTS, pages + " pages, " + random.nextInt(9) + " figures");
        }
        if (isWithdrawnAfter(change)) {
            extras.put(Extra.COMMENTS, "This paper has been withdrawn by the author due to a crucial error");
        }
        if (random.nextInt(60) == 0) {
            extras.put(Extra.REPORT_NUMBER, "MADE-" + pages);
        }
        if (categories.getFirst().startsWith("math") && random.nextBoolean()) {
            extras.put(Extra.MSC_CLASS, pages + 10 + "A" + (10 + random.nextInt(89)));
        }
        // arXiv prints the other classification, or the word None, where it means this one.
        if (random.nextInt(20) == 0) {
            extras.put(Extra.ACM_CLASS, extras.getOrDefault(Extra.MSC_CLASS, "None"));
        }
        if (isAmendedAfter(change)) {
            extras.put(Extra.JOURNAL_REFERENCE, "J. Made Res. " + pages + " (2026) 1-" + pages);
            extras.put(Extra.DOI, "10.5555/made." + id.replace('/', '.'));
        }
        LocalDate first = LocalDate.ofInstant(submitted.getFirst(), ZoneOffset.UTC);
        if (first.getYear() >= FIRST_YEAR_WITH_LICENCES) {
            extras.put(Extra.LICENCE, MadeText.any(LICENCES, random));
        }
        return extras;
    }

    private boolean isWithdrawnAfter(Change change) {
        return withdrawn && change.versions() == submitted.size();
    }

    private boolean isAmendedAfter(Change change) {
        return change.kind() == Change.Kind.AMENDED
                || changes.stream()
                        .anyMatch(other -> other.kind() == Change.Kind.AMENDED
                                && !other.shown().isAfter(change.shown()));
    }
}
