package broadsheet.encode;

import java.util.Arrays;
import java.util.Optional;

/**
 * A model that makes vectors of texts: a network of the BERT family with whole numbers of eight bits as weights, and the pieces of
 * words it knows. Its files are resources of ordinary artifacts.
 */
public enum Model {
    /** BAAI's bge-small-en-v1.5, the state of the first piece; its card asks for an instruction before a query. */
    BGE_SMALL(
            "bge-small-en-v1.5",
            "bge-small-en-v1.5-q",
            "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4",
            Pooling.FIRST,
            "Represent this sentence for searching relevant passages: ",
            .47,
            .03),
    /** Sentence Transformers' all-MiniLM-L6-v2, the mean of the states of all pieces; twice as fast. */
    MINILM(
            "all-minilm-l6-v2",
            "all-minilm-l6-v2-q",
            "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1",
            Pooling.MEAN,
            "",
            .05,
            .04);

    /** Of which of the network's states, one a piece, the vector of a text is made. */
    enum Pooling {
        /** That of the first piece, which stands for the whole. */
        FIRST,
        /** The mean of all. */
        MEAN
    }

    private final String word;
    private final String resource;
    private final String sha256;
    private final Pooling pooling;
    private final String instruction;
    private final double leastSimilarity;
    private final double perTenfold;

    Model(
            String word,
            String resource,
            String sha256,
            Pooling pooling,
            String instruction,
            double leastSimilarity,
            double perTenfold) {
        this.word = word;
        this.resource = resource;
        this.sha256 = sha256;
        this.pooling = pooling;
        this.instruction = instruction;
        this.leastSimilarity = leastSimilarity;
        this.perTenfold = perTenfold;
    }

    /** The model of a word, if there is one. */
    public static Optional<Model> parse(String word) {
        return Arrays.stream(values()).filter(model -> model.word.equals(word)).findFirst();
    }

    /** The word for it in configuration and documents. */
    public String word() {
        return word;
    }

    /** How many numbers its vectors have. */
    public int dimensions() {
        return 384;
    }

    /** Where the network is, as ONNX. */
    String network() {
        return "/" + resource + ".onnx";
    }

    /** Where the pieces are. */
    String pieces() {
        return "/" + resource + "-tokenizer.json";
    }

    /** The SHA-256 of the network, in hexadecimal digits: another file would make other vectors. */
    String sha256() {
        return sha256;
    }

    Pooling pooling() {
        return pooling;
    }

    /** What stands before every query. */
    String instruction() {
        return instruction;
    }

    /**
     * Below what a text has nothing to do with a query: among forty to forty thousand papers the nearest to words that mean
     * nothing are below it as often as not, and of twenty phrases that papers are about the nearest to one at most.
     */
    LeastSimilarity leastSimilarity() {
        return new LeastSimilarity(leastSimilarity, perTenfold);
    }
}
