package broadsheet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private record Answer(int status, long bodyBytes) {}

    @Test
    void answersAreReadAlikeHoweverTheirBytesAreCut() throws ProtocolException {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Answer> sent = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < 5; i++) {
                sent.add(writeAnswer(random, bytes));
            }
            assertThat(read(bytes.toByteArray(), random)).as("seed %d", seed).isEqualTo(sent);
        }
    }

    /** With a body whose bytes look like the frame around it. */
    private static Answer writeAnswer(Random random, ByteArrayOutputStream bytes) {
        int status = List.of(200, 404, 503).get(random.nextInt(3));
        String body = "0\r\n\r\nHTTP/1.1 500 x\n".repeat(random.nextInt(4)) + "z".repeat(random.nextInt(300));
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nx-y: content-length: 7\r\n");
        if (random.nextBoolean()) {
            answer.append("CONTENT-length:  ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
        } else {
            answer.append("transfer-encoding: Chunked\r\n\r\n");
            int at = 0;
            while (at < body.length()) {
                int end = Math.min(body.length(), at + 1 + random.nextInt(100));
                answer.append(Integer.toHexString(end - at)).append(";name=value\r\n");
                answer.append(body, at, end).append("\r\n");
                at = end;
            }
            answer.append("0\r\n")
                    .append(random.nextBoolean() ? "trailer: x\r\n" : "")
                    .append("\r\n");
        }
        bytes.writeBytes(answer.toString().getBytes(StandardCharsets.ISO_8859_1));
        return new Answer(status, body.length());
    }

    private static List<Answer> read(byte[] bytes, Random random) throws ProtocolException {
        AnswerReader reader = new AnswerReader();
        List<Answer> answers = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(60));
            ByteBuffer some = ByteBuffer.wrap(bytes, at, end - at);
            while (some.hasRemaining()) {
                if (reader.read(some)) {
                    answers.add(new Answer(reader.status(), reader.bodyBytes()));
                }
            }
            at = end;
        }
        return answers;
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertRefused("SSH-2.0-OpenSSH\r\n", "no status");
        assertRefused("HTTP/1.1 200 OK\r\nDate: now\r\n\r\n", "no length");
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "no length: -1");
        assertRefused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "no length: xyz");
        assertRefused("x".repeat(20_000), "exceeds");
    }

    private static void assertRefused(String text, String why) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new AnswerReader().read(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(why);
    }
}
