package broadsheet.mail;

import broadsheet.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A small mail server on the loopback device, which treats each mailbox as a test wants it. */
public final class SmtpTestServer implements AutoCloseable {
    /** How a mailbox is treated. */
    public enum Manner {
        TAKE,
        /** There is no such mailbox. */
        REFUSE,
        /** Full for now. */
        FULL,
        /** Full, and not to be tried again. */
        FULL_FOR_GOOD,
        /** Not the first time. */
        GREYLIST,
        /** The contents are not wanted. */
        REFUSE_CONTENT,
        /** No answer to the recipient. */
        HANG,
        /** The connection ends in the midst of the letter. */
        DROP_IN_DATA,
        /** The letter is taken, and the connection ends without a word of it. */
        DROP_AFTER_DOT,
        /** The same, but only the first time. */
        DROP_AFTER_DOT_ONCE,
        /** The server goes down. */
        CLOSE,
        /** Nothing is taken from this sender. */
        DENY_SENDER
    }

    /** A letter that was taken. */
    public record Received(String messageId, String recipient, String text) {}

    private final ServerSocket listener;
    private final Function<String, Manner> manners;
    private final boolean keepsText;
    private final @Nullable SSLContext tls;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private int taken;
    private final AtomicInteger connections = new AtomicInteger();

    private SmtpTestServer(
            ServerSocket listener, Function<String, Manner> manners, boolean keepsText, @Nullable SSLContext tls) {
        this.listener = listener;
        this.manners = manners;
        this.keepsText = keepsText;
        this.tls = tls;
    }

    /** A server that takes everything, and keeps only the Message-IDs. */
    public static SmtpTestServer counting() {
        return start(_ -> Manner.TAKE, false, null);
    }

    /** A server that takes everything, and only by a way that is kept secret after its greeting. */
    public static SmtpTestServer secretAfterGreeting(SSLContext tls) {
        return start(_ -> Manner.TAKE, true, tls);
    }

    /** A server that keeps what it takes. */
    public static SmtpTestServer of(Function<String, Manner> manners) {
        return start(manners, true, null);
    }

    private static SmtpTestServer start(Function<String, Manner> manners, boolean keepsText, @Nullable SSLContext tls) {
        try {
            SmtpTestServer server = new SmtpTestServer(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manners, keepsText, tls);
            Thread.ofVirtual().start(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("starting a mail server", e);
        }
    }

    /** Settings that lead here. */
    public Config.Mail settings() {
        return settings(4, 0);
    }

    /** Settings that lead here. */
    public Config.Mail settings(int atOnce, int domainPerMinute) {
        return new Config.Mail(
                "127.0.0.1", port(), "none", "", "", "Broadsheet <papers@example.org>", atOnce, domainPerMinute);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often each Message-ID was taken. */
    public Map<String, Integer> accepted() {
        return Map.copyOf(accepted);
    }

    /** How many letters were taken. */
    public synchronized int taken() {
        return taken;
    }

    /** Waits until so many letters were taken; false if that takes too long. */
    public synchronized boolean awaitTaken(int many, Duration patience) throws InterruptedException {
        long latest = System.nanoTime() + patience.toNanos();
        while (taken < many) {
            long left = Duration.ofNanos(latest - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized void take() {
        taken++;
        notifyAll();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** What was taken, in its order. */
    public List<Received> received() {
        return new ArrayList<>(received);
    }

    private void listen() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Talk(socket).run();
        } catch (IOException e) {
            // The other side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** What is said on one connection. */
    private final class Talk {
        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private boolean isSecret;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final byte[] buffer = new byte[65_536];
        private int from;
        private int until;
        private String recipient = "";

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        void run() throws IOException, InterruptedException {
            say("220 a test's mail server");
            for (String command = hear(); command != null; command = hear()) {
                String verb = command.toUpperCase(Locale.ROOT);
                boolean goesOn = true;
                if (verb.startsWith("EHLO")) {
                    say("250-test\r\n" + (tls == null || isSecret ? "" : "250-STARTTLS\r\n")
                            + "250 ENHANCEDSTATUSCODES");
                } else if (verb.equals("STARTTLS") && tls != null) {
                    say("220 go on");
                    keepSecret(tls);
                } else if (tls != null && !isSecret && !verb.equals("QUIT")) {
                    say("530 5.7.0 STARTTLS first");
                } else if (verb.startsWith("MAIL")) {
                    // The sender is denied whatever the mailbox.
                    say(manners.apply("") == Manner.DENY_SENDER ? "550 5.7.1 not from you" : "250 2.1.0 ok");
                } else if (verb.startsWith("RCPT")) {
                    recipient = command.substring(command.indexOf('<') + 1, command.indexOf('>'));
                    goesOn = recipient();
                } else if (verb.equals("DATA")) {
                    goesOn = data();
                } else if (verb.equals("QUIT")) {
                    say("221 bye");
                    goesOn = false;
                } else {
                    say("250 ok");
                }
                if (!goesOn) {
                    return;
                }
            }
        }

        private void keepSecret(SSLContext context) throws IOException {
            SSLSocket secret = (SSLSocket) context.getSocketFactory().createSocket(socket, null, port(), true);
            secret.setUseClientMode(false);
            secret.startHandshake();
            socket = secret;
            in = secret.getInputStream();
            out = secret.getOutputStream();
            isSecret = true;
        }

        private boolean recipient() throws IOException, InterruptedException {
            int times = seen.merge(recipient, 1, Integer::sum);
            switch (manners.apply(recipient)) {
                case REFUSE -> say("550 5.1.1 <" + recipient + "> is not here");
                case FULL -> say("452 4.2.2 mailbox full");
                case FULL_FOR_GOOD -> say("552 5.2.2 mailbox full");
                case GREYLIST -> say(times == 1 ? "451 4.7.1 come again" : "250 2.1.5 ok");
                case CLOSE -> {
                    say("421 4.3.2 going down");
                    return false;
                }
                case HANG -> {
                    closing.await();
                    return false;
                }
                default -> say("250 2.1.5 ok");
            }
            return true;
        }

        private boolean data() throws IOException {
            say("354 go on");
            Manner manner = manners.apply(recipient);
            StringBuilder text = new StringBuilder();
            String messageId = "";
            int lines = 0;
            for (String heard = hear(); ; heard = hear()) {
                if (heard == null || manner == Manner.DROP_IN_DATA && ++lines > 5) {
                    return false;
                }
                if (heard.equals(".")) {
                    break;
                }
                if (heard.startsWith("Message-ID: ")) {
                    messageId = heard.substring("Message-ID: <".length(), heard.length() - 1);
                }
                if (keepsText) {
                    text.append(heard.startsWith(".") ? heard.substring(1) : heard)
                            .append("\r\n");
                }
            }
            if (manner == Manner.REFUSE_CONTENT) {
                say("554 5.7.1 not wanted");
                return true;
            }
            boolean isFirst = accepted.merge(messageId, 1, Integer::sum) == 1;
            received.add(new Received(messageId, recipient, text.toString()));
            take();
            if (manner == Manner.DROP_AFTER_DOT || manner == Manner.DROP_AFTER_DOT_ONCE && isFirst) {
                return false;
            }
            say("250 2.0.0 taken");
            return true;
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** A line without its end; null when the other side has gone. */
        private @Nullable String hear() throws IOException {
            line.reset();
            while (true) {
                for (int i = from; i < until; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, from, i - from);
                        from = i + 1;
                        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
                    }
                }
                line.write(buffer, from, until - from);
                from = 0;
                until = in.read(buffer);
                if (until < 0) {
                    until = 0;
                    return null;
                }
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stopping a mail server", e);
        }
    }
}
