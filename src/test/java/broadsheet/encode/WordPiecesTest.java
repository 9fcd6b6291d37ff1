package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import broadsheet.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the tokenizer that those who train such models use. */
class WordPiecesTest {
    private static WordPieces pieces;
    private static HuggingFaceTokenizer oracle;

    @TempDir
    static Path cache;

    @BeforeAll
    static void load() throws IOException {
        System.setProperty("ENGINE_CACHE_DIR", cache.toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream in = WordPiecesTest.class.getResourceAsStream(Model.BGE_SMALL.pieces())) {
            pieces = WordPieces.read(in);
        }
        try (InputStream in = WordPiecesTest.class.getResourceAsStream(Model.BGE_SMALL.pieces())) {
            oracle = HuggingFaceTokenizer.newInstance(
                    in, Map.of("padding", "false", "truncation", "true", "maxLength", "256"));
        }
    }

    @AfterAll
    static void close() {
        oracle.close();
    }

    private static int[] expected(String text) {
        return Arrays.stream(oracle.encode(text).getIds())
                .mapToInt(id -> (int) id)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "Attention Is All You Need",
                "We present GPT-4o: state-of-the-art (SOTA) results, at 93.5% on MMLU!",
                "Schrödinger's naïve café; İstanbul, ﬁne, Ångström, ΣΊΣΥΦΟΣ",
                "机器学习 and ニューラルネットワーク",
                "x_i^2 + \\alpha \\leq $\\mathcal{O}(n \\log n)$ ~ `code` |x| <tag>",
                "tab\tline\r\nbreak\u00a0and\u2003wide \u200bzero\u0000null\ufffd",
                "😀 emoji 👩‍🔬 and — dashes – “quotes” …",
                "pneumonoultramicroscopicsilicovolcanoconiosis",
                "العربية עברית हिन्दी Tiếng Việt русский ёлка",
                "´`¨^ ⁿ ₂ ½ Ⅳ ℝ 𝔸 𝛼"
            })
    void takesTextsApartAsBertDoes(String text) {
        assertThat(pieces.of(text, 256)).containsExactly(expected(text));
    }

    @Test
    void takesLongWordsAsUnknown() {
        assertThat(pieces.of("a".repeat(100), 256)).containsExactly(expected("a".repeat(100)));
        assertThat(pieces.of("a".repeat(101), 256)).containsExactly(expected("a".repeat(101)));
        assertThat(pieces.of("é".repeat(100) + " b", 256)).containsExactly(expected("é".repeat(100) + " b"));
    }

    @Test
    void cutsLongTextsOff() {
        String text = "unbelievable electroencephalography ".repeat(5_000);

        assertThat(pieces.of(text, 256)).hasSize(256).containsExactly(expected(text));
    }

    @Test
    void takesRandomTextsApartAsBertDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String text = random(random);

            assertThat(pieces.of(text, 256)).as("%s of seed %s", text, seed).containsExactly(expected(text));
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append(' ');
                case 1 -> text.append((char) random.nextInt(0x80));
                // Long in Unicode, so that no two versions of it disagree.
                case 2 -> text.append((char) (0x80 + random.nextInt(0x580)));
                case 3 -> text.append((char) (0x4e00 + random.nextInt(0x5000)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    @Test
    void takesRealPapersApartAsBertDoes() throws IOException {
        for (String text : SharedData.texts("ir/scifact_train", 2_000)) {
            assertThat(pieces.of(text, 256)).as(text).containsExactly(expected(text));
        }
    }

    @Test
    void takesNamesOfSpecialPiecesAsText() {
        assertThat(pieces.of("[SEP]", 256)).hasSize(2 + 3);
    }

    @Test
    void refusesWhatIsCutOff() throws IOException {
        byte[] bytes;
        try (InputStream in = WordPiecesTest.class.getResourceAsStream(Model.BGE_SMALL.pieces())) {
            bytes = in.readAllBytes();
        }
        for (int length : List.of(0, 10, 1_000, bytes.length / 2)) {
            assertThatThrownBy(() -> WordPieces.read(new ByteArrayInputStream(bytes, 0, length)))
                    .isInstanceOf(IOException.class);
        }
    }
}
