package broadsheet.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{}\n");
    }

    @Test
    void aFolderStandsForItsFilesOfPapersInTheOrderOfTheirNames() throws IOException {
        for (String name : List.of(
                "corpus/b.jsonl",
                "corpus/a.jsonl.gz",
                "corpus/c.json",
                "corpus/d.json.gz",
                "corpus/more/a.jsonl",
                "corpus/queries.jsonl.gz",
                "corpus/queries.jsonl",
                "corpus/README.md",
                "corpus/qrels.tsv",
                "corpus/b.jsonl.part")) {
            file(name);
        }

        List<ImportFile> files = ImportFile.of(List.of(folder.resolve("corpus").toString()), null);

        assertThat(files)
                .extracting(file -> folder.relativize(Path.of(file.label())).toString() + " in " + file.source())
                .containsExactly(
                        "corpus/a.jsonl.gz in corpus",
                        "corpus/b.jsonl in corpus",
                        "corpus/c.json in corpus",
                        "corpus/d.json.gz in corpus",
                        "corpus/more/a.jsonl in more");
        assertThat(files).allMatch(file -> file.bytes() == 3);
    }

    @Test
    void aFileThatIsNamedIsReadWhateverItsName() throws IOException {
        Path queries = file("corpus/queries.jsonl");
        Path text = file("corpus/papers.txt");

        assertThat(ImportFile.of(List.of(queries.toString(), text.toString()), null))
                .extracting(ImportFile::path)
                .containsExactly(queries, text);
    }

    @Test
    void anEmptyFolderHasNoFiles() throws IOException {
        assertThat(ImportFile.of(List.of(folder.toString()), null)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsToldBeforeAnythingIsRead() {
        assertThatThrownBy(() ->
                        ImportFile.of(List.of(folder.resolve("missing.jsonl").toString()), null))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing.jsonl");
    }

    @ParameterizedTest
    @CsvSource({
        "hf_daily, hf_daily",
        "My Corpus (2), my-corpus-2-",
        "2025, import",
        "arxiv, import",
        "sample, import",
        "oai, import",
        "樋口, import",
    })
    void anImportIsNamedAfterTheFolderOfItsFile(String name, String source) throws IOException {
        Path file = file(name + "/corpus.jsonl");

        assertThat(ImportFile.of(List.of(file.toString()), null))
                .singleElement()
                .extracting(ImportFile::source)
                .isEqualTo(source);
    }

    @Test
    void aNameThatIsGivenPrevails() throws IOException {
        Path file = file("corpus/corpus.jsonl");

        assertThat(ImportFile.of(List.of(file.toString(), "-"), "mine"))
                .extracting(ImportFile::source)
                .containsExactly("mine", "mine");
        assertThat(ImportFile.of(List.of("-"), null)).containsExactly(new ImportFile(null, ImportFile.UNNAMED, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample",
                "arxiv",
                "doi",
                "acl",
                "openreview",
                "oai",
                "http",
                "https",
                "id",
                "arxiv-rule",
                "arxiv-rss",
                "arxiv-api",
                "text",
                "",
                "Upper",
                "1st",
                "with space",
                "a:b",
                "far-too-long-far-too-long-far-too-long-far"
            })
    void aNameWithAMeaningOfItsOwnOrOfAnotherFormIsRefused(String name) {
        assertThatThrownBy(() -> ImportFile.of(List.of("-"), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "daily_papers_2025-03-11.json, 2025-03-11",
        "2024-08-05.json.gz, 2024-08-05",
        "daily_2025-02-30.json,",
        "daily_papers.json,",
    })
    void theDayOfAFileIsTheOneItsNameTells(String name, LocalDate day) throws IOException {
        assertThat(ImportFile.of(List.of(file("corpus/" + name).toString()), null)
                        .getFirst()
                        .day())
                .isEqualTo(day);
    }

    @Test
    void plainAndPackedContentReadTheSame() throws IOException {
        Path plain = file("corpus/plain.jsonl");
        Path packed = folder.resolve("corpus/packed.jsonl");
        Files.write(packed, gzip("{}\n"));

        for (Path path : List.of(plain, packed)) {
            AtomicLong read = new AtomicLong();
            ImportFile file = ImportFile.of(List.of(path.toString()), null).getFirst();
            try (BufferedInputStream stream = file.open(InputStream.nullInputStream(), read::addAndGet)) {
                assertThat(stream).hasContent("{}\n");
            }
            assertThat(read).hasValue(Files.size(path));
        }
    }

    @Test
    void standardInputMayBePackedToo() throws IOException {
        ImportFile file = ImportFile.of(List.of("-"), null).getFirst();

        try (BufferedInputStream stream = file.open(new ByteArrayInputStream(gzip("{}\n")), bytes -> {})) {
            assertThat(stream).hasContent("{}\n");
        }
        assertThat(file.label()).isEqualTo("standard input");
        assertThat(file.day()).isNull();
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
