package broadsheet.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import broadsheet.paper.Vector;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEncoderTest {
    private static OnnxEncoder encoder;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.load(Model.BGE_SMALL);
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void findsTheTextThatMeansWhatIsAsked(Model model) {
        try (OnnxEncoder of = OnnxEncoder.load(model)) {
            Vector query = of.query("how to make a neural network smaller without training it again");
            List<Vector> texts = List.of(
                    of.text("Post-training quantization compresses deep models to four bits with little loss."),
                    of.text("A survey of the birds of the northern coast and of where they nest."),
                    of.text("We measure the rate of star formation in distant galaxies."));

            assertThat(texts).allMatch(text -> text.dimensions() == model.dimensions());
            assertThat(query.cosine(texts.get(0))).isGreaterThan(query.cosine(texts.get(1)) + .05f);
            assertThat(query.cosine(texts.get(0))).isGreaterThan(query.cosine(texts.get(2)) + .05f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "…", "∑∏∫ <> {}", "机器学习", "\0\0\0", "🜁"})
    void encodesAnything(String text) {
        Vector vector = encoder.text(text);

        assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-5f));
        assertThat(encoder.query(text).dimensions()).isEqualTo(384);
    }

    @Test
    void encodesTenThousandWordsByTheirBeginning() {
        String beginning = "the attention of a transformer grows with the square of its input ".repeat(25);

        assertThat(encoder.text(beginning + "word ".repeat(10_000)))
                .isEqualTo(encoder.text(beginning + "other ".repeat(10_000)));
    }

    @Test
    void encodesTheSameFromManyThreads() throws InterruptedException {
        List<String> texts = List.of("one", "two words", "and a longer text of many more words than that", "");
        Map<String, Vector> alone = new ConcurrentHashMap<>();
        texts.forEach(text -> alone.put(text, encoder.text(text)));
        Map<String, Boolean> differing = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                String text = texts.get(i % texts.size());
                threads.execute(() -> {
                    if (!Objects.equals(encoder.text(text), alone.get(text))) {
                        differing.put(text, true);
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(differing).isEmpty();
    }

    @Test
    void saysWhenAFileOfTheModelIsMissing() {
        assertThatThrownBy(() -> OnnxEncoder.load(Model.BGE_SMALL, "/nowhere.onnx", Model.BGE_SMALL.pieces()))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("/nowhere.onnx is missing");
    }

    @Test
    void saysWhenAFileOfTheModelIsCutOff() throws Exception {
        byte[] network;
        try (InputStream in = OnnxEncoderTest.class.getResourceAsStream(Model.BGE_SMALL.network())) {
            network = in.readAllBytes();
        }
        Path resources = Path.of(OnnxEncoderTest.class.getResource("/").toURI());
        Path half = Files.write(resources.resolve("half.onnx"), Arrays.copyOf(network, network.length / 2));
        try {
            assertThatThrownBy(() -> OnnxEncoder.load(Model.BGE_SMALL, "/half.onnx", Model.BGE_SMALL.pieces()))
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("/half.onnx of " + network.length / 2 + " bytes is cut off")
                    .hasMessageContaining("Install");
        } finally {
            Files.delete(half);
        }
        // One that is there, and is not the model's.
        assertThatThrownBy(() -> OnnxEncoder.load(Model.BGE_SMALL, Model.MINILM.network(), Model.BGE_SMALL.pieces()))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("cut off, or another one")
                .hasMessageContaining("Install");
        assertThatThrownBy(() -> OnnxEncoder.load(Model.BGE_SMALL, Model.BGE_SMALL.network(), "/static/style.css"))
                .isInstanceOf(EncoderException.class)
                .hasMessageContaining("cannot be read");
    }

    /** A vocabulary that is sound by itself and another model's: every sentence reads the same. */
    @Test
    void refusesAModelThatTellsNothingApart() throws Exception {
        Path resources = Path.of(OnnxEncoderTest.class.getResource("/").toURI());
        Path unknown = Files.writeString(resources.resolve("unknown.json"), """
                {"model": {"vocab": {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102}}}""");
        try {
            assertThatThrownBy(() -> OnnxEncoder.load(Model.BGE_SMALL, Model.BGE_SMALL.network(), "/unknown.json"))
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("fails its test")
                    .hasMessageContaining("Install");
        } finally {
            Files.delete(unknown);
        }
    }

    @Test
    void aQueryStandsBehindTheModelsOwnInstruction() {
        String asked = "sparse attention";

        assertThat(encoder.query(asked))
                .isEqualTo(encoder.text("Represent this sentence for searching relevant passages: " + asked))
                .isNotEqualTo(encoder.text(asked));
        try (OnnxEncoder without = OnnxEncoder.load(Model.MINILM)) {
            assertThat(without.query(asked)).isEqualTo(without.text(asked));
        }
    }
}
