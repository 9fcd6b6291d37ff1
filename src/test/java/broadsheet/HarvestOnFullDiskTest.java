package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.CatalogueDump;
import broadsheet.cli.ExitCode;
import broadsheet.source.arxiv.server.ArxivTestServer;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up in the midst of a harvest. */
class HarvestOnFullDiskTest {
    @Test
    void theHarvestStopsWithAMessageAndLaterGoesOnWhereItWas(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("home");
        Path catalogue = home.resolve("broadsheet.db");
        ArxivWorld world = new ArxivWorld(
                MadeLives.make(19, 6_000, LocalDate.of(2026, 11, 2), 12, Announcements.EVERY_WEEK),
                Announcements.EVERY_WEEK,
                new SettableClock(Instant.parse("2026-11-20T23:00:00Z")));
        try (ArxivTestServer server = ArxivTestServer.start(world, 500)) {
            List<String> command = JavaProcess.command(
                    "broadsheet.Main",
                    List.of(
                            "--home",
                            home.toString(),
                            "harvest",
                            "arxiv",
                            "--base-url",
                            server.at("/oai").toString(),
                            "--from",
                            "2026-11-02",
                            "--until",
                            "2026-11-20"));
            Map<String, String> quickly = Map.of("BROADSHEET_ARXIV_INTERVAL_SECONDS", "0");
            try (JavaProcess process = JavaProcess.start(JavaProcess.onFullDisk(command), quickly)) {
                JavaProcess.Ended ended = process.ended();
                assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.UNUSABLE);
                assertThat(ended.err()).contains(catalogue.toString(), "disk").doesNotContain("\tat ");
            }
            long stored = CatalogueDump.of(catalogue).stream()
                    .filter(line -> line.startsWith("paper "))
                    .count();
            assertThat(stored).isPositive().isLessThan(world.held().size());
            int asked = server.log().all().size();

            try (JavaProcess process = JavaProcess.start(command, quickly)) {
                assertThat(process.ended().exitCode()).isZero();
            }
            assertThat(CatalogueDump.of(catalogue).stream().filter(line -> line.startsWith("paper ")))
                    .hasSize(world.held().size());
            assertThat(server.log().all().get(asked).call().target())
                    .as("it does not begin anew")
                    .doesNotContain("from=2026-11-20");
        }
    }
}
