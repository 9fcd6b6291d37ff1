package broadsheet.source.bibtex;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Home;
import broadsheet.edition.Sketch;
import broadsheet.paper.PaperId;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BibliographyTest {
    @TempDir
    private Path folder;

    private Catalogue catalogue;

    @BeforeEach
    void open() {
        Home home = new Home(folder);
        home.prepare();
        catalogue = Catalogue.open(home, InstantSource.system());
        catalogue
                .papers()
                .store(List.of(
                        Sketch.of("2501.00001").titled("Maps of the sea").paper(),
                        Sketch.of("hep-th/9901001").titled("Maps of strings").paper(),
                        Sketch.of("acl:P18-1001").titled("Maps in words").paper(),
                        Sketch.of("10.1000/xyz_1").titled("Maps by numbers").paper(),
                        Sketch.of("openreview:SkxZFoAqtQ")
                                .titled("Maps reviewed")
                                .paper(),
                        Sketch.of("2501.00002")
                                .titled("The Déjà Vu of Globes: a Study")
                                .paper(),
                        Sketch.of("2501.00003").titled("Globes").paper()));
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private Bibliography read(String file) throws IOException {
        return Bibliography.read(new StringReader(file), catalogue);
    }

    private List<String> found(String... fields) throws IOException {
        return read("@article{key,\n  title = {Something else entirely},\n  " + String.join(",\n  ", fields) + "\n}\n")
                .found()
                .stream()
                .map(PaperId::text)
                .toList();
    }

    @Test
    void aPaperIsFoundByAnyOfItsIdentifiers() throws IOException {
        assertThat(found("eprint = {2501.00001}", "archivePrefix = {arXiv}")).containsExactly("arxiv:2501.00001");
        assertThat(found("eprint = \"arXiv:2501.00001v3\"")).containsExactly("arxiv:2501.00001");
        assertThat(found("eprint = {hep-th/9901001}", "eprinttype = {arxiv}")).containsExactly("arxiv:hep-th/9901001");
        assertThat(found("journal = {arXiv preprint arXiv:2501.00001}")).containsExactly("arxiv:2501.00001");
        assertThat(found("journal = {CoRR}", "volume = {abs/2501.00001}")).containsExactly("arxiv:2501.00001");
        assertThat(found("url = {https://arxiv.org/pdf/2501.00001v1.pdf}")).containsExactly("arxiv:2501.00001");
        assertThat(found("howpublished = {\\url{http://arxiv.org/abs/hep-th/9901001}}"))
                .containsExactly("arxiv:hep-th/9901001");
        assertThat(found("url = {https://aclanthology.org/P18-1001/}")).containsExactly("acl:P18-1001");
        assertThat(found("doi = {10.18653/v1/P18-1001}")).containsExactly("acl:P18-1001");
        assertThat(found("doi = {https://doi.org/10.1000/XYZ\\_1}")).containsExactly("doi:10.1000/xyz_1");
        assertThat(found("url = {https://openreview.net/forum?id=SkxZFoAqtQ}"))
                .containsExactly("openreview:SkxZFoAqtQ");
        assertThat(found("pages = {1999.12345}", "year = 2501")).isEmpty();
    }

    @Test
    void otherwiseItIsFoundByItsTitleAndAnAuthor() throws IOException {
        String title = "title = {The {D}{\\'e}j{\\`a} {Vu} of Globes -- A {Study}}";

        assertThat(found(title)).containsExactly("arxiv:2501.00002");
        assertThat(found(title, "author = {Lovelace, Ada and others}")).containsExactly("arxiv:2501.00002");
        assertThat(found(title, "author = {Charles Babbage and Ada Lovelace}")).containsExactly("arxiv:2501.00002");
        assertThat(found(title, "author = {Charles Babbage}")).as("another's").isEmpty();
        assertThat(found("title = {Globes}")).as("a title of many").isEmpty();
    }

    /** Each of forty lines would double it; the file has some hundred bytes. */
    @Test
    void aStringThatGrowsByItselfIsLeftOut() throws IOException {
        Bibliography read = read("@string{a = \"xx\"}\n"
                + "@string{a = a # a}\n".repeat(40)
                + "@misc{k, title = a # a}\n@article{one, title = \"Maps of the sea\"}\n");

        assertThat(read.found()).containsExactly(PaperId.ofText("arxiv:2501.00001"));
        assertThat(read.missed()).isEqualTo(1);
    }

    @Test
    void aStringOfItselfAndOneOfThousandsOfPartsAreFaultsOfTheirEntriesAlone() throws IOException {
        Bibliography read = read("@string{b = b # b}\n@misc{k, title = b}\n@misc{l, title = \"x\""
                + " # \"x\"".repeat(5_000) + "}\n@article{one, title = \"Maps of the sea\"}\n");

        assertThat(read.found()).containsExactly(PaperId.ofText("arxiv:2501.00001"));
        assertThat(read.broken().toString()).contains("joined of more than 100 parts");
    }

    @Test
    void aLongLineThatLooksLikeIdentifiersIsReadInNoTime() throws IOException {
        Bibliography read =
                read("@misc{k, title = {Nothing here}, note = {" + "arxiv".repeat(3_900) + "}}\n".repeat(1));

        assertThat(read.missed()).isEqualTo(1);
    }

    @Test
    void stringsAreFilledInAndUnknownOnesCostNothing() throws IOException {
        Bibliography read = read("""
                @string{maps = "Maps of "}
                @comment{nothing}
                @preamble{ "\\newcommand{\\noop}[1]{}" }
                @include{/etc/passwd}
                @article{one, title = maps # "the sea", journal = unknown, month = jan}
                """);

        assertThat(read.found()).containsExactly(PaperId.ofText("arxiv:2501.00001"));
        assertThat(read.missed()).isZero();
        assertThat(read.torn()).isZero();
    }

    @Test
    void itSaysWhatIsMissingAndInWhichLineAnEntryIsTorn() throws IOException {
        Bibliography read = read("""
                @article{lacking,
                  title = {A paper of {Nowhere}}
                }

                @article{torn,
                  title = {Never closed,
                  year = 2020
                @book{comma
                  title = {No comma}
                }
                @misc{good, eprint = {2501.00001}}
                """);

        assertThat(read.found()).containsExactly(PaperId.ofText("arxiv:2501.00001"));
        assertThat(read.missing()).extracting(Cited.Entry::inWords).containsExactly("A paper of Nowhere");
        assertThat(read.missing()).extracting(Cited.Entry::line).containsExactly(1);
        assertThat(read.broken()).hasSize(2);
        assertThat(read.broken().getFirst().line()).isBetween(5, 8);
        assertThat(read.broken().getLast().line()).isBetween(8, 9);
        assertThat(read.broken()).allSatisfy(broken -> assertThat(broken.why()).contains("cannot be read"));
    }

    @Test
    void whatIsNoBibtexIsEmpty() throws IOException {
        assertThat(read("").isEmpty()).isTrue();
        assertThat(read("Dear Sir,\nwrite to me @ home {soon}.\n").isEmpty()).isTrue();
        assertThat(read("\0\1\2").isEmpty()).isTrue();
    }

    @Test
    void anEntryWithoutEndOrBottomIsRefusedAndTheNextRead() throws IOException {
        String good = "\n@misc{good, eprint = {2501.00001}}\n";

        Bibliography endless = read("@article{x, title = {" + "word\n".repeat(100_000) + good);
        Bibliography deep = read("@article{x, title = " + "{".repeat(50_000) + "}".repeat(50_000) + "}" + good);

        assertThat(endless.found()).hasSize(1);
        assertThat(endless.broken().getFirst().why()).contains("longer than");
        assertThat(deep.found()).hasSize(1);
        assertThat(deep.broken().getFirst().why()).contains("deep");
    }

    @Test
    void aHundredThousandEntriesAreReadOneAtATime() throws IOException {
        Path file = folder.resolve("many.bib");
        Files.writeString(
                file,
                IntStream.range(0, 100_000)
                        .mapToObj("@article{key%1$d, title = {A made title, number %1$d}, year = 2020}"::formatted)
                        .collect(Collectors.joining("\n")));
        List<Cited> last = new ArrayList<>();
        int[] count = new int[1];
        try (Reader reader = Files.newBufferedReader(file)) {
            BibtexFile.read(reader, cited -> {
                count[0]++;
                last.clear();
                last.add(cited);
            });
        }

        assertThat(count[0]).isEqualTo(100_000);
        assertThat(last.getFirst().line()).isEqualTo(100_000);
    }
}
