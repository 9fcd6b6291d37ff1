package broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.learn.lab.Claim;
import broadsheet.learn.lab.Claim.Direction;
import broadsheet.learn.lab.Labs;
import broadsheet.learn.lab.Report;
import broadsheet.learn.lab.Report.Cost;
import broadsheet.learn.lab.Report.Data;
import broadsheet.learn.lab.Report.Result;
import broadsheet.learn.lab.Report.Role;
import broadsheet.learn.lab.Reports;
import broadsheet.learn.lab.Verdict;
import broadsheet.measure.Bootstrap.Estimate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredHereTest {
    private static final String UDR = "/papers/2305.04320";

    @TempDir
    private Path folder;

    private static Result result(String series, int examples, double mean) {
        return new Result(
                series + ", " + examples,
                series,
                examples,
                Role.COMPARED,
                new Estimate(mean, mean - .1, mean + .1),
                List.of(mean - .01, mean + .01));
    }

    private static Report report(boolean smoke) {
        List<Result> arms = new ArrayList<>();
        for (int k : new int[] {1, 2, 5}) {
            arms.add(result("learnt <b>here</b>", k, .4 + .01 * k));
            arms.add(result("cosine", k, .4 + .011 * k));
        }
        arms.add(new Result("chance", "chance", null, Role.TRIVIAL, new Estimate(.1, .05, .15), List.of(.1, .11)));
        arms.add(new Result("control", "control", null, Role.CONTROL, new Estimate(.1, .05, .15), List.of(.1, .11)));
        return new Report(
                "udr",
                "2026-04-01T09:30:00Z",
                "broadsheet lab run udr --labels made.tsv",
                smoke,
                new Data("the labels of made.tsv", 28, 2, "2021-01-01", 638, 412, 3),
                new Claim("It is better by .02.", "MAP", "learnt <b>here</b>, 5", "cosine, 5", Direction.ABOVE, .02),
                Verdict.NOT_SUPPORTED,
                new Estimate(-.005, -.03, .01),
                arms,
                new Cost(1.5, 1_000, 1_200),
                List.of("A note."),
                List.of("A caveat."));
    }

    private static Document page(NewsStand stand, String path) throws IOException, InterruptedException {
        URI address = stand.at(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return Jsoup.parse(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body());
        }
    }

    @Test
    void thePageOfAPaperShowsWhatCameOutWithAllThatItTakesToJudgeIt() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder)) {
            new Reports(stand.open().home().labs()).write(report(false));

            Element section = page(stand, UDR).expectFirst("section.measured");

            assertThat(section.text())
                    .contains(
                            "on this server",
                            "Not supported. The claim: It is better by .02.",
                            "−.005, 95 % interval −.030 to +.010",
                            "claimed +.02",
                            "28 topics of the labels of made.tsv, 2 draws of examples",
                            "3 left out",
                            "A note.",
                            "A caveat.",
                            "1.5 s, 1,000 scorers, 1,200 labels",
                            "broadsheet lab run udr --labels made.tsv",
                            "more than 30 tasks in 13 families",
                            "There a bi-encoder is trained");
            assertThat(section.select("tbody tr")).hasSize(8);
            assertThat(section.expectFirst("tbody tr").text())
                    .isEqualTo("learnt <b>here</b>, 1 .410 .310 to .510 .400 .420");
            assertThat(section.select("svg"))
                    .hasSize(3)
                    .allSatisfy(svg -> assertThat(svg.attr("aria-label")).isNotEmpty());
            assertThat(section.select("b")).extracting(Element::text).containsExactly("Not supported");
            assertThat(section.select("[style]")).isEmpty();
        }
    }

    @Test
    void aPaperThatNoLabIsAboutShowsNothingAndOneOfASmokeRunSaysSo() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder)) {
            assertThat(page(stand, "/papers/2005.14165").select(".measured")).isEmpty();
        }
        assertThat(new MeasuredHere.Shown(Labs.find("udr").orElseThrow(), report(true), Reports.Source.HOME).origin())
                .isEqualTo("a smoke run of this server, 1 Apr 2026, 09:30 UTC");
    }

    @Test
    void aTornReportGivesWayToTheOneThatCameWithTheProgram() throws Exception {
        try (NewsStand stand = NewsStand.withSample(folder)) {
            Path torn = new Reports(stand.open().home().labs()).file("udr", false);
            Files.createDirectories(torn.getParent());
            Files.writeString(torn, "{\"lab\": \"udr\", ");

            for (String paper : List.of("2104.08773", "2305.04320", "2306.05539")) {
                Element section = page(stand, "/papers/" + paper).expectFirst("section.measured");
                assertThat(section.text()).contains("by those who made the program", "FORC4CL.tsv", "28 topics");
            }
        }
    }

    @Test
    void namesBesideCurvesEachHaveALineOfTheirOwnWithinThePicture() {
        LabPlot plot = LabPlot.wide(report(false));
        List<Integer> lines = plot.names().stream().map(name -> name.at().y()).toList();

        assertThat(plot.names()).hasSize(4);
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i) - lines.get(i - 1)).isGreaterThanOrEqualTo(18);
        }
        assertThat(lines).allMatch(y -> y >= 0 && y <= plot.height());
        assertThat(plot.curves())
                .allSatisfy(curve -> assertThat(curve.points())
                        .allMatch(point -> point.x() >= plot.left()
                                && point.x() <= plot.right()
                                && point.y() >= plot.top()
                                && point.y() <= plot.bottom()));
    }
}
