package broadsheet.cli;

import broadsheet.encode.EncodingState;
import broadsheet.job.BackgroundEncoding;
import broadsheet.search.PaperIndex.Meant;
import broadsheet.search.SearchException;
import broadsheet.search.Unencoded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "encode",
        description = "Tells how many papers can be found by their meaning.",
        footer = {
            "",
            "A server encodes papers by itself, the newest first; --wait waits until it is done. Where nobody serves the home,"
                    + " --wait encodes them. May be killed and run again at any time; nothing is encoded twice."
        })
final class EncodeCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** After so long without a single paper it is told; a slow machine takes a tenth of that for the longest batch. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @ParentCommand
    private Broadsheet parent;

    @Option(names = "--wait", description = "Waits until all papers are encoded.")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        try (OpenHome open = parent.open()) {
            if (open.encoding().state() instanceof EncodingState.Off) {
                parent.err().tell("The configuration names no encoder: encoder.model is none.");
                return ExitCode.NOT_FOUND;
            }
            if (wait) {
                awaitIndex(open);
                Optional<Unencoded> unencoded = open.index().unencoded();
                if (unencoded.isPresent()) {
                    encode(open, unencoded.get());
                } else if (!await(open)) {
                    parent.err()
                            .tell("The server of this home has encoded nothing for " + PATIENCE.toMinutes()
                                    + " minutes. Its log says why, and its page /about whether it has an encoder;"
                                    + " papers that it cannot encode are found by their words.");
                    return ExitCode.UNUSABLE;
                }
            } else {
                // What is told below is told of an index as it is; this makes it current.
                open.index().state();
            }
            Meant meant = open.index().meant();
            boolean changing = !open.index().encoding().equals(open.encoding());
            parent.out()
                    .tell(Words.number(meant.papers()) + " of " + Words.count(meant.of(), "paper")
                            + (changing
                                    ? " are encoded by the new model; papers are found by the former one until nearly all are."
                                    : " can be found by their meaning."));
            return ExitCode.OK;
        }
    }

    /** A server that was just started may have no index on the disk yet. */
    private static void awaitIndex(OpenHome open) throws InterruptedException {
        while (true) {
            try {
                open.index().state();
                return;
            } catch (SearchException e) {
                if (!open.home().isServed()) {
                    throw e;
                }
                Thread.sleep(GLANCE);
            }
        }
    }

    private void encode(OpenHome open, Unencoded unencoded) throws InterruptedException {
        try (BackgroundEncoding encoding = new BackgroundEncoding(
                        open.encoding(),
                        unencoded,
                        open.catalogue(),
                        parent.desk().clock());
                ProgressBar bar = bar(open.index().meant())) {
            encoding.runOnce(papers -> step(bar, papers));
        }
    }

    /** Waits until the server of the home has encoded all papers; false if it does not go on. */
    private boolean await(OpenHome open) throws InterruptedException {
        Meant meant = open.index().meant();
        Instant moved = parent.desk().clock().instant();
        try (ProgressBar bar = bar(meant)) {
            while (meant.papers() < meant.of()) {
                Thread.sleep(GLANCE);
                Meant now = open.index().meant();
                step(bar, now.papers() - meant.papers());
                Instant moment = parent.desk().clock().instant();
                if (now.papers() != meant.papers()) {
                    moved = moment;
                } else if (Duration.between(moved, moment).compareTo(PATIENCE) > 0) {
                    return false;
                }
                meant = now;
            }
            return true;
        }
    }

    private static void step(@Nullable ProgressBar bar, long papers) {
        if (bar != null) {
            bar.stepBy(papers);
        }
    }

    /** A bar for a person; nothing for a pipe. */
    private @Nullable ProgressBar bar(Meant meant) {
        Screen err = parent.err();
        return err.isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName("Encoding")
                        .setInitialMax(meant.of())
                        .startsFrom(meant.papers(), Duration.ZERO)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new DelegatingProgressBarConsumer(err::pass, err.width() - 1))
                        .build()
                : null;
    }
}
