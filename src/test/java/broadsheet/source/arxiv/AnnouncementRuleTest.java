package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperId;
import broadsheet.source.Parsed;
import broadsheet.source.jsonl.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementRuleTest {
    @ParameterizedTest
    @CsvSource({
        // Monday, 16 March 2026, and the week behind it, in summer time.
        "2026-03-16T17:59:59Z, 2026-03-17",
        "2026-03-16T18:00:00Z, 2026-03-18",
        "2026-03-17T17:59:59Z, 2026-03-18",
        "2026-03-17T18:00:00Z, 2026-03-19",
        "2026-03-18T18:00:00Z, 2026-03-20",
        "2026-03-19T17:59:59Z, 2026-03-20",
        "2026-03-19T18:00:00Z, 2026-03-23",
        "2026-03-20T17:59:59Z, 2026-03-23",
        "2026-03-20T18:00:00Z, 2026-03-24",
        "2026-03-21T12:00:00Z, 2026-03-24",
        "2026-03-22T23:00:00Z, 2026-03-24",
        "2026-03-23T17:59:59Z, 2026-03-24",
        // In winter the deadline is an hour later by UTC; the clock was changed on 8 March 2026.
        "2026-03-06T18:59:59Z, 2026-03-09",
        "2026-03-06T19:00:00Z, 2026-03-10",
        "2026-03-09T17:59:59Z, 2026-03-10",
        "2026-03-09T18:00:00Z, 2026-03-11",
        "2025-12-31T19:00:00Z, 2026-01-02",
    })
    void theDayFollowsFromTheMomentOfSubmission(Instant submitted, LocalDate day) {
        assertThat(AnnouncementRule.dayOf(submitted)).isEqualTo(day);
    }

    /** The figures that the rule's documentation gives. */
    @Test
    void theRuleHoldsForMostRealPapersAndIsNeverTooLate() throws IOException {
        Map<PaperId, LocalDate> listed = new HashMap<>();
        try (Stream<Path> files = Files.list(SharedData.orSkip("data/arxiv_daily"))) {
            for (Path file : files.toList()) {
                read(file, paper -> {
                    PaperDate announced = paper.publication().announced();
                    if (announced != null) {
                        listed.put(paper.id(), announced.day());
                    }
                });
            }
        }
        Map<Long, Integer> byDelay = new HashMap<>();
        read(SharedData.orSkip("data/hf_daily/corpus.jsonl.gz"), paper -> {
            PaperDate published = paper.publication().published();
            LocalDate day = listed.get(paper.id());
            if (published != null && published.hasTime() && day != null) {
                long delay = ChronoUnit.DAYS.between(AnnouncementRule.dayOf(published.at()), day);
                byDelay.merge(delay, 1, Integer::sum);
            }
        });

        assertThat(byDelay.keySet()).allMatch(delay -> delay >= 0);
        assertThat(byDelay.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_075);
        assertThat(byDelay.get(0L)).isEqualTo(2_841);
        assertThat(byDelay.get(1L)).isEqualTo(136);
    }

    private static void read(Path file, Consumer<Paper> taker) throws IOException {
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(file))) {
            new JsonLines("corpus").read(lines, parsed -> {
                switch (parsed) {
                    case Parsed.Read read -> taker.accept(read.paper());
                    case Parsed.Broken broken -> assertThat(List.of(broken)).isEmpty();
                }
            });
        }
    }
}
