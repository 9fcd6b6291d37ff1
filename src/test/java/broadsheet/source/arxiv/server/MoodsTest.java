package broadsheet.source.arxiv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.JavaProcess;
import broadsheet.source.arxiv.world.Announcements;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.MadeLives;
import broadsheet.source.arxiv.world.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The moods, the log of requests, and the server as a process of its own. */
class MoodsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String RAW = "/oai?verb=ListRecords&metadataPrefix=arXivRaw";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-20T23:30:00Z"));
    private final ArxivWorld world = new ArxivWorld(
            MadeLives.make(5, 100, MONDAY, 14, Announcements.EVERY_WEEK), Announcements.EVERY_WEEK, clock);

    private ArxivTestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = ArxivTestServer.start(world, 20);
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void queuedMoodsComeFirstThenRulesThenCalm() throws IOException {
        server.moods()
                .at(2, new Mood.Html())
                .every(3, new Mood.ColdCache())
                .next(new Mood.Overloaded(Duration.ofSeconds(5)));

        HttpResponse<String> first = client.get(RAW);
        HttpResponse<String> second = client.get(RAW);
        HttpResponse<String> third = client.get(RAW);

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).contains("5");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).startsWith("<!doctype html>");
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).isEmpty();
        assertThat(client.body(RAW)).contains("<ListRecords>");
        assertThat(server.log().all().stream().map(CallLog.Entry::mood))
                .containsExactly("Overloaded", "Html", "ColdCache", "Calm");
    }

    @Test
    void aBanLastsUntilTenMinutesHavePassedOnTheClock() throws IOException {
        server.moods().next(Mood.Banned.TEN_MINUTES);

        assertThat(client.get(RAW).statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(9));
        HttpResponse<String> tooEarly = client.get("/rss/cs.CL");
        clock.advance(Duration.ofMinutes(1));

        assertThat(tooEarly.statusCode()).isEqualTo(429);
        assertThat(tooEarly.headers().firstValue("Retry-After")).isEmpty();
        assertThat(client.get(RAW).statusCode()).isEqualTo(200);
        assertThat(server.log().duringSilence())
                .extracting(entry -> entry.call().path())
                .containsExactly("/rss/cs.CL");
    }

    @Test
    void anAnswerThatIsCutOffIsNotTakenForWhole() throws IOException {
        server.moods().next(new Mood.CutInChunks(), new Mood.CutInLength());

        assertThatThrownBy(() -> client.get(RAW)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.get(RAW)).isInstanceOf(IOException.class);
        assertThat(client.get(RAW).statusCode()).isEqualTo(200);
    }

    @Test
    void theBeginningOfACutOffAnswerIsThatOfTheWholeOne() throws IOException {
        String whole = client.body(RAW);
        server.moods().next(new Mood.CutInChunks());

        assertThat(untilTheEnd()).contains("Transfer-Encoding: chunked").contains(whole.substring(0, 1000));
    }

    @Test
    void aMuteServerSaysNothingAndAStalledOneNothingAfterTheHeaders() throws IOException {
        server.moods().next(new Mood.Mute(), new Mood.Stalled());

        assertThat(whileItSpeaks()).isEmpty();
        assertThat(whileItSpeaks()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write(("GET " + RAW + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String untilTheEnd() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ask(socket);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What comes until nothing has come for a while. */
    private String whileItSpeaks() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ask(socket);
            StringBuilder said = new StringBuilder();
            InputStream in = socket.getInputStream();
            // Long enough for headers to come on a busy machine.
            socket.setSoTimeout(1_000);
            try {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    said.append((char) next);
                }
            } catch (SocketTimeoutException e) {
                return said.toString();
            }
            throw new AssertionError("the server ended after: " + said);
        }
    }

    @Test
    void aForgetfulServerKnowsNoTokenButAnswersTheFirstRequest() throws IOException {
        server.moods().when(call -> true, new Mood.Forgetful());
        String token = Dom.texts(Dom.read(client.body(RAW)), "resumptionToken").getFirst();

        assertThat(client.body("/oai?verb=ListRecords&resumptionToken=" + token))
                .contains("<error code='badResumptionToken'>");
    }

    @Test
    void aBlankAnswerIsEmptyAndASlowOneComes() throws IOException {
        server.moods().next(new Mood.Blank(), new Mood.Slow(Duration.ofMillis(1)));

        assertThat(client.body(RAW)).isEmpty();
        assertThat(client.body(RAW)).contains("<ListRecords>");
    }

    @Test
    void crookedRecordsStandAmongTheGoodOnes() throws IOException {
        List<String> good = Dom.texts(Dom.read(client.body(RAW)), "id");
        Set<Fault> readable = EnumSet.complementOf(EnumSet.of(Fault.CONTROL_CHARACTER));
        server.moods().next(new Mood.Sloppy(readable), new Mood.Sloppy(Set.of(Fault.CONTROL_CHARACTER)));
        Document page = Dom.read(client.body(RAW));

        assertThat(Dom.texts(page, "id")).containsAll(good).contains("");
        assertThat(Dom.elements(page, "record")).hasSize(good.size() + readable.size());
        assertThat(Dom.elements(page, "metadata")).hasSize(good.size() + readable.size() - 1);
        assertThat(Dom.elements(page, "header"))
                .anyMatch(header -> header.getAttribute("status").equals("deleted"));
        assertThat(Dom.texts(page, "datestamp")).contains("2026-02-31");
        assertThat(Dom.texts(page, "categories")).contains("cs.ZZ");
        assertThat(client.body(RAW)).contains("<title>\u0001");
    }

    @Test
    void aDayOfGarbageSpoilsThatDayOnly() throws IOException {
        LocalDate day = world.held().get(10).datestamp();
        server.moods().read("garbage=" + day);

        Document spoilt = Dom.read(client.body(RAW + "&from=" + day + "&until=" + day));
        Document after = Dom.read(client.body(RAW + "&from=" + day.plusDays(1)));

        assertThat(Dom.elements(spoilt, "record"))
                .hasSizeGreaterThan(2)
                .allMatch(record -> Dom.texts(record, "id").contains("")
                        || Dom.texts(record, "datestamp").contains("2026-02-31")
                        || Dom.texts(record, "title").getFirst().isBlank());
        assertThat(Dom.papers(after)).hasSize(20);
    }

    @Test
    void theLogShowsWhoAskedTooSoonAndWhoAskedAtMidnight() throws IOException {
        client.get(RAW);
        clock.advance(Duration.ofSeconds(3));
        client.get(RAW);
        clock.advance(Duration.ofMillis(2_999));
        client.get("/rss/cs.CL");
        clock.set(Instant.parse("2026-03-21T00:59:59Z"));
        client.get("/atom/cs.CL");
        clock.set(Instant.parse("2026-03-21T01:00:00Z"));
        client.get("/atom/cs.AI");

        assertThat(server.log().impolite())
                .extracting(entry -> entry.call().path())
                .containsExactly("/rss/cs.CL", "/atom/cs.AI");
        assertThat(server.log().between(LocalTime.MIDNIGHT, LocalTime.of(1, 0)))
                .extracting(entry -> entry.call().path())
                .containsExactly("/atom/cs.CL");
        assertThat(client.body("/log").lines()).hasSize(5).first().asString().endsWith("Calm GET " + RAW);
    }

    @Test
    void asAProcessItPrintsItsAddressAndWritesItsPort(@TempDir Path folder) throws IOException {
        Path portFile = folder.resolve("port");
        List<String> command = JavaProcess.command(
                ArxivTestServer.class.getName(),
                List.of("--papers", "50", "--page", "9", "--port-file", portFile.toString(), "--mood", "html@2"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            String address = printed.readLine();
            assertThat(address).isEqualTo("http://127.0.0.1:" + Files.readString(portFile));
            try (Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(Files.readString(portFile)))) {
                ask(socket);
                socket.shutdownOutput();
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("<ListRecords>")
                        .contains("skip%3D");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
