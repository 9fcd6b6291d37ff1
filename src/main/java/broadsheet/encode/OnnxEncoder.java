package broadsheet.encode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import broadsheet.paper.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs a {@link Model} through ONNX Runtime, outside of the Java heap. A text is a run of its own, on one thread and without
 * padding, which is the quickest way on few cores: whoever wants more encodes several texts at once, one a core.
 */
public final class OnnxEncoder implements Encoder {
    /** How many pieces of a text are read: nearly all abstracts are shorter. */
    public static final int LONGEST = 256;

    /** Bytes of address space, of which only what is used costs memory. */
    private static final long STACK = 256L << 20;

    private final Model model;
    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxEncoder(Model model, WordPieces pieces, OrtEnvironment environment, OrtSession session) {
        this.model = model;
        this.pieces = pieces;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a model and tests it: some hundred milliseconds.
     *
     * @throws EncoderException if a file of the model is missing, cut off or another one, if this system has no ONNX Runtime, or
     *     if the model fails the test
     */
    public static OnnxEncoder load(Model model) {
        return load(model, model.network(), model.pieces());
    }

    static OnnxEncoder load(Model model, String network, String pieces) {
        OnnxRuns.watchSignals();
        OnnxEncoder encoder = OnnxRuns.run(() -> open(model, network, pieces));
        try {
            encoder.test();
            return encoder;
        } catch (EncoderException e) {
            encoder.close();
            throw e;
        }
    }

    private static OnnxEncoder open(Model model, String network, String pieces) {
        try {
            WordPieces read;
            try (InputStream in = resource(pieces)) {
                read = WordPieces.read(in);
            }
            ByteBuffer bytes = network(model, network);
            OrtEnvironment environment = environment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
                // Texts differ in length: a plan for one of them is of no use for the next.
                options.setMemoryPatternOptimization(false);
                return new OnnxEncoder(model, read, environment, environment.createSession(bytes, options));
            }
        } catch (IOException e) {
            throw new EncoderException("The model " + model.word() + " cannot be read: " + e.getMessage(), e);
        } catch (OrtException e) {
            throw new EncoderException("The model " + model.word() + " cannot be loaded: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new EncoderException(
                    "ONNX Runtime, which runs the model " + model.word() + ", does not work on this system: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Makes the runtime ready, in a thread that has a large stack: it searches the command line of the process by recursion, and
     * brings the process down where the class path is long and the stack is not.
     */
    private static OrtEnvironment environment() throws OrtException {
        CompletableFuture<OrtEnvironment> made = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("onnxruntime")
                .daemon()
                .stackSize(STACK)
                .start(() -> made.completeAsync(OrtEnvironment::getEnvironment, Runnable::run));
        try {
            OrtEnvironment environment = made.join();
            environment.setTelemetry(false);
            return environment;
        } catch (CompletionException e) {
            throw new LinkageError(String.valueOf(e.getCause()), e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = OnnxEncoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("its file " + name + " is missing from the program");
        }
        return in;
    }

    /** Reads the network into memory outside of the heap, and makes sure that it is the one it should be. */
    private static ByteBuffer network(Model model, String name) throws IOException {
        byte[] bytes;
        try (InputStream in = resource(name)) {
            bytes = in.readAllBytes();
        }
        String digest = HexFormat.of().formatHex(sha256().digest(bytes));
        if (!digest.equals(model.sha256())) {
            throw new IOException("its file " + name + " of " + bytes.length
                    + " bytes is cut off, or another one. Install this version of Broadsheet again");
        }
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is alike must be nearer than what is not, and every number one. */
    private void test() {
        Vector cats = text("The cat sleeps on the sofa.");
        float near = cats.cosine(text("A kitten naps on the couch."));
        float far = cats.cosine(text("Interest rates of central banks rose in spring."));
        if (!(near - far > .1f)) {
            throw new EncoderException(
                    "The model " + model.word() + " fails its test: the nearness of two like sentences is " + near
                            + ", that of two unlike ones " + far + ". Install this version of Broadsheet again.");
        }
    }

    @Override
    public String name() {
        return name(model);
    }

    /** How the encoder of a model is called; another limit makes other vectors. */
    static String name(Model model) {
        return model.word() + "/" + LONGEST;
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public LeastSimilarity leastSimilarity() {
        return model.leastSimilarity();
    }

    @Override
    public Vector query(String text) {
        return encode(model.instruction() + text);
    }

    @Override
    public Vector text(String text) {
        return encode(text);
    }

    private Vector encode(String text) {
        return OnnxRuns.run(() -> run(text));
    }

    private Vector run(String text) {
        int[] numbers = pieces.of(text, LONGEST);
        long[] shape = {1, numbers.length};
        LongBuffer ids = LongBuffer.wrap(Arrays.stream(numbers).asLongStream().toArray());
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor input = OnnxTensor.createTensor(environment, ids, shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(numbers.length), shape)) {
            Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
            inputs.put("input_ids", input);
            inputs.put("attention_mask", mask);
            inputs.put("token_type_ids", types);
            try (OrtSession.Result result = session.run(inputs)) {
                return vector(((OnnxTensor) result.get(0)).getFloatBuffer(), numbers.length);
            }
        } catch (OrtException | IllegalArgumentException | OutOfMemoryError e) {
            throw new EncoderException(
                    "The model " + model.word() + " cannot encode a text of " + numbers.length + " pieces: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Of the states, {@code [pieces][dimensions]}, the vector. */
    private Vector vector(FloatBuffer states, int count) {
        float[] values = new float[model.dimensions()];
        switch (model.pooling()) {
            case FIRST -> states.get(values);
            case MEAN -> {
                float[] state = new float[values.length];
                for (int i = 0; i < count; i++) {
                    states.get(state);
                    for (int d = 0; d < values.length; d++) {
                        values[d] += state[d];
                    }
                }
            }
        }
        return Vector.of(values);
    }

    @Override
    public void close() {
        try {
            OnnxRuns.run(() -> {
                session.close();
                return model;
            });
        } catch (OrtException e) {
            throw new EncoderException("The model " + model.word() + " cannot be freed: " + e.getMessage(), e);
        }
    }
}
