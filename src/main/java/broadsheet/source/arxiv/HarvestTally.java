package broadsheet.source.arxiv;

import broadsheet.catalog.Papers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a harvest did so far. Used by one thread. */
final class HarvestTally {
    /** So many records of a day must be broken before it is called garbage: a few are found among the best. */
    private static final int GARBAGE = 5;

    private Papers.Stored stored = Papers.Stored.NONE;
    private long deleted;
    private final Map<Fault, Long> broken = new EnumMap<>(Fault.class);
    private final Map<LocalDate, Day> days = new TreeMap<>();

    /** The records of one page; counted only once the page is whole, as a torn one is asked for again. */
    static final class Page {
        private final List<OaiRecord> records = new ArrayList<>();

        void take(OaiRecord record) {
            records.add(record);
        }

        List<OaiRecord.Broken> broken() {
            return all(OaiRecord.Broken.class);
        }

        List<OaiRecord.Read> read() {
            return all(OaiRecord.Read.class);
        }

        private <T> List<T> all(Class<T> kind) {
            return records.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** How the records of one day of change were. */
    private record Day(long whole, long broken) {
        Day plus(Day other) {
            return new Day(whole + other.whole, broken + other.broken);
        }

        boolean isGarbage() {
            return broken >= GARBAGE && broken > whole;
        }
    }

    /** Counts the records of a page that was read to its end. */
    void count(Page page) {
        for (OaiRecord record : page.records) {
            switch (record) {
                case OaiRecord.Read read -> add(read.datestamp(), new Day(1, 0));
                case OaiRecord.Deleted gone -> {
                    deleted++;
                    add(gone.datestamp(), new Day(1, 0));
                }
                case OaiRecord.Broken one -> {
                    broken.merge(one.fault(), 1L, Long::sum);
                    LocalDate day = one.datestamp();
                    if (day != null) {
                        add(day, new Day(0, 1));
                    }
                }
            }
        }
    }

    private void add(LocalDate day, Day records) {
        days.merge(day, records, Day::plus);
    }

    /** Counts what was stored. */
    void store(Papers.Stored papers) {
        stored = stored.plus(papers);
    }

    Papers.Stored stored() {
        return stored;
    }

    long brokenCount() {
        return broken.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first day of change since another whose records could mostly not be read. */
    Optional<LocalDate> garbageSince(LocalDate oldest) {
        return days.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(oldest) && day.getValue().isGarbage())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What is wrong with a day. */
    String garbageOf(LocalDate date) {
        Day day = days.getOrDefault(date, new Day(0, 0));
        String kinds = new TreeMap<>(broken)
                .entrySet().stream()
                        .map(one -> one.getKey().word() + " " + one.getValue())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
        return "of what changed at arXiv on " + date + ", " + day.broken() + " of " + (day.whole() + day.broken())
                + " records could not be read (in all: " + kinds + ")";
    }

    ArxivHarvest.Report report(Optional<String> problem, Optional<LocalDate> garbage) {
        return new ArxivHarvest.Report(stored, deleted, broken, problem, garbage);
    }
}
