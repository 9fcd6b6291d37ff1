package broadsheet.cli;

import broadsheet.config.Home;
import broadsheet.digest.Composing;
import broadsheet.digest.Webhooks;
import broadsheet.mail.Pass;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a command has at hand: its streams, its environment and the means to open a home and to serve it.
 *
 * @param environment the process's environment
 * @param clock tells the time
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for everything else
 * @param terminals which of the two a person looks at
 * @param opener opens a home
 * @param server serves a home
 */
public record Desk(
        Map<String, String> environment,
        InstantSource clock,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Terminals terminals,
        Opener opener,
        Server server) {

    /** Opens homes. */
    @FunctionalInterface
    public interface Opener {
        /** Opens a home: prepares the folder, reads the configuration, opens the catalogue. */
        OpenHome open(Home home);
    }

    /** Serves homes. */
    public interface Server {
        /**
         * Serves a home until the process is told to end.
         *
         * @param bind the address to listen at; null for the configured one
         * @param port the port to listen at; empty for the configured one
         * @param desk where the one line is printed
         */
        void serve(Home home, @Nullable String bind, OptionalInt port, Desk desk);

        /** What makes issues of lists, of an open home. */
        Composing composing(OpenHome open);

        /** What posts lists of an open home to webhooks. */
        Webhooks webhooks(OpenHome open);

        /**
         * Sends what waits in the outbox of an open home, as far as it is due.
         *
         * @return what came of it; nothing where somebody serves the home, who sends it, or no mail server is configured
         * @throws InterruptedException if the process is told to end
         */
        Optional<Pass> sendAll(OpenHome open) throws InterruptedException;

        /** Starts on a temporary home, asks itself for each page, and stops. */
        void warmUp(Desk desk);
    }
}
