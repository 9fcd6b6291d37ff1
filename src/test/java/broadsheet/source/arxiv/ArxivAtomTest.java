package broadsheet.source.arxiv;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.SharedData;
import broadsheet.paper.Author;
import broadsheet.paper.Category;
import broadsheet.paper.Licence;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperDate;
import broadsheet.paper.PaperDate.Precision;
import broadsheet.paper.Provenance;
import broadsheet.paper.Publication;
import broadsheet.paper.Version;
import broadsheet.source.arxiv.ArxivAtom.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivAtomTest {
    private final List<ArxivRecord> records = new ArrayList<>();

    private Outcome read(String answer) {
        return ArxivAtom.read(Answers.stream(answer), records::add);
    }

    private static PaperDate date(String moment) {
        return new PaperDate(Instant.parse(moment), Precision.DAY, "arxiv-api");
    }

    @Test
    void anEntryBecomesAPaperWithItsFirstAndItsNewestVersion() throws IOException {
        assertThat(read(Answers.written("query.xml"))).isEqualTo(new Outcome.Found(11, 10, 1));

        Paper paper = ((ArxivRecord.Read) records.getFirst()).paper();
        assertThat(paper.title()).isEqualTo("Engines that weave");
        assertThat(paper.authors()).containsExactly(new Author("Ada Lovelace"), new Author("Kurt Gödel"));
        assertThat(paper.categories()).containsExactly(new Category("math-ph"), new Category("cs.CL"));
        assertThat(paper.provenance()).containsExactly(new Provenance("arxiv-api", Provenance.Origin.REGISTRY));
        PaperDate first = date("2026-03-06T18:59:59Z");
        assertThat(paper.publication())
                .isEqualTo(new Publication(
                        first,
                        PaperDate.ofDay(LocalDate.of(2026, 3, 9), "arxiv-rule"),
                        List.of(new Version(1, first), new Version(3, date("2026-03-17T09:05:00Z"))),
                        List.of(),
                        false,
                        "12 pages",
                        "Notes 1",
                        "10.1000/abc",
                        Licence.UNKNOWN));
    }

    @Test
    void aPageThatLacksItsEntriesIsToldFromAnEmptyOne() throws IOException {
        String answer = Answers.written("query.xml").replaceAll("(?s)<entry>.*</entry>", "");

        assertThat(read(answer)).isEqualTo(new Outcome.Missing(11, 10));
        assertThat(read(answer.replace(">11<", ">0<").replace(">10<", ">0<"))).isEqualTo(new Outcome.Found(0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTIFIER, http://arxiv.org/abs/2603.00001v3, http://arxiv.org/abs/x",
        "DATE, 2026-03-06T18:59:59Z, 2026-03",
        "DATE, 2026-03-17T09:05:00Z, ",
        "CATEGORY, term=\"math-ph\"/, term=\"made.UP\"/",
        "CHARACTER, We weave, &#xDC00;",
    })
    void whatIsWrongWithARecordIsToldByKind(Fault fault, String right, String wrong) throws IOException {
        assertThat(read(Answers.written("query.xml").replace(right, wrong == null ? "" : wrong)))
                .isEqualTo(new Outcome.Found(11, 10, 1));
        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        ArxivRecord.Broken.class, one -> assertThat(one.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Rate exceeded.",
                "<rss/>",
                "<feed><totalResults>many</totalResults></feed>",
                "<!DOCTYPE feed [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><feed><id>&e;</id></feed>"
            })
    void whatIsNoAnswerIsTorn(String answer) {
        assertThat(read(answer)).isInstanceOf(Outcome.Torn.class);
    }

    @Test
    void whereverAnAnswerIsCutItIsTorn() throws IOException {
        byte[] answer = Answers.written("query.xml").strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < answer.length; length++) {
            assertThat(ArxivAtom.read(new ByteArrayInputStream(Arrays.copyOf(answer, length)), records::add))
                    .isInstanceOf(Outcome.Torn.class);
        }
    }

    @Test
    void everyRealAnswerIsRead() throws IOException {
        try (Stream<Path> answers = Files.list(SharedData.orSkip("recorded/atom"))) {
            for (Path answer : answers.toList()) {
                records.clear();
                Outcome outcome = read(Files.readString(answer));
                String name = answer.getFileName().toString();
                if (name.startsWith("id_abc")) {
                    assertThat(outcome).isEqualTo(new Outcome.Refused("incorrect id format for abc"));
                } else {
                    assertThat(outcome).as(name).isInstanceOf(Outcome.Found.class);
                    assertThat(records).as(name).allMatch(ArxivRecord.Read.class::isInstance);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id_0000.0000_s0_m100_8b51d9633a68, 0, ",
        "id_0808.05394_s0_m100_7b0c7d0a7cdd, 0, ",
        "id_1605.08386_s0_m100_199195aa31ad, 1, 1605.08386",
        "id_2104.12255v1_s0_m100_6ae69987ffe1, 1, 2104.12255",
        "id_astro-ph_0601001_s0_m100_3150dca9dc76, 1, astro-ph/0601001",
        "id_quant-ph_0201082v1_s0_m100_86989fe779ef, 1, quant-ph/0201082",
        "q_testing_s0_m100_cfe7536492ca, 100, ",
        "q_testing_s5_m10_c0e94a259d4a, 10, ",
    })
    void realAnswersHoldWhatWasAskedFor(String name, int count, String id) throws IOException {
        read(Answers.recorded("atom/" + name + ".atom.xml"));

        assertThat(records).hasSize(count);
        if (id != null) {
            assertThat(((ArxivRecord.Read) records.getFirst()).paper().id().local())
                    .isEqualTo(id);
        }
    }
}
