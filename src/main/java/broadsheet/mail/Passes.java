package broadsheet.mail;

import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Delivery;
import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailStatus;
import broadsheet.catalog.Outbox;
import broadsheet.catalog.OutboxMail;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due by some connections at once. Each tells what became of its mail and asks for the next in one request; one
 * thread commits all requests that have gathered, and then answers them. So a mail is marked as handed out before a server
 * hears of it, no more are than there are connections, and a commit costs several of them together as much as one.
 */
final class Passes {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    /** Subscribers of one list have one text, and few lists are mailed at once. */
    private static final int TEXTS = 16;

    private static final Duration FIRST_FAULT = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final InstantSource clock;
    private final Supplier<MailServer> servers;
    private final int connections;
    private final String host;
    private final DomainPace pace;
    private final CountDownLatch closing;
    private final LoadingCache<String, EncodedText> texts;

    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    Passes(
            Outbox outbox,
            InstantSource clock,
            Supplier<MailServer> servers,
            int connections,
            String host,
            DomainPace pace,
            CountDownLatch closing) {
        this.outbox = outbox;
        this.clock = clock;
        this.servers = servers;
        this.connections = connections;
        this.host = host;
        this.pace = pace;
        this.closing = closing;
        this.texts = Caffeine.newBuilder().maximumSize(TEXTS).build(hash -> EncodedText.of(outbox.text(hash)));
    }

    /** A worker's: what became of its mail. It is answered with the next, or with nothing when it is to end. */
    private record Request(Done done, CompletableFuture<Optional<OutboxMail>> next) {}

    /**
     * What became of a mail.
     *
     * @param broken why the server takes no more, or {@link MailStatus#NONE}
     */
    private record Done(Delivery delivery, MailStatus broken) {}

    /** Sends all that is due. */
    Pass run() throws InterruptedException {
        Tally tally = new Tally();
        List<OutboxMail> first = exchange(List.of(), connections, tally);
        for (OutboxMail mail : first) {
            Thread worker = Thread.ofVirtual().name("mail-connection").unstarted(() -> work(mail));
            workers.add(worker);
            worker.start();
        }
        int working = first.size();
        while (working > 0) {
            List<Request> gathered = new ArrayList<>();
            gathered.add(requests.take());
            requests.drainTo(gathered);
            List<Done> done = gathered.stream().map(Request::done).toList();
            done.forEach(tally::count);
            boolean isEnding = tally.isBroken() || closing.getCount() == 0;
            List<OutboxMail> next = exchange(done, isEnding ? 0 : gathered.size(), tally);
            for (int i = 0; i < gathered.size(); i++) {
                gathered.get(i).next().complete(i < next.size() ? Optional.of(next.get(i)) : Optional.empty());
            }
            working -= gathered.size() - next.size();
        }
        return tally.pass();
    }

    /** Ends the connections in the midst of letters. */
    void breakOff() {
        workers.forEach(Thread::interrupt);
    }

    /** Commits until it is committed: what a server took must not be forgotten. */
    private List<OutboxMail> exchange(List<Done> done, int wanted, Tally tally) throws InterruptedException {
        List<Delivery> deliveries = done.stream().map(Done::delivery).toList();
        Duration pause = FIRST_FAULT;
        boolean isUnsure = false;
        while (true) {
            try {
                if (isUnsure) {
                    outbox.putBack(tally.inHand());
                }
                Outbox.Exchange exchange = outbox.exchange(deliveries, wanted, clock.instant(), host, this::turn);
                deliveries.forEach(delivery -> tally.inHand().remove(delivery.id()));
                exchange.mails().forEach(mail -> tally.inHand().add(mail.id()));
                exchange.suspended()
                        .forEach(mailbox ->
                                LOG.info("mail mailbox={} is suspended: it refused again and again", mailbox.mark()));
                exchange.repeated()
                        .forEach(message -> LOG.warn(
                                "mail message=<{}> uncertain: the server fell silent when it had all of it, it goes out again",
                                message));
                return exchange.mails();
            } catch (CatalogueException e) {
                isUnsure = true;
                LOG.error("mail failed, again in {} s: {}", pause.toSeconds(), e.getMessage());
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    // The next start takes these mails for uncertain, which they are.
                    return List.of();
                }
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_FAULT) < 0 ? longer : LONGEST_FAULT;
            }
        }
    }

    /** Somebody waits for a confirmation; it goes at once, and is counted. */
    private Duration turn(OutboxMail mail) {
        if (mail.kind() == MailKind.CONFIRMATION) {
            pace.count(mail.to().domain());
            return Duration.ZERO;
        }
        return pace.turn(mail.to().domain());
    }

    private void work(OutboxMail first) {
        try (MailServer server = servers.get()) {
            Optional<OutboxMail> mail = Optional.of(first);
            while (mail.isPresent()) {
                CompletableFuture<Optional<OutboxMail>> next = new CompletableFuture<>();
                requests.add(new Request(deliver(server, mail.get()), next));
                mail = next.join();
            }
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    private Done deliver(MailServer server, OutboxMail mail) {
        Outcome outcome;
        try {
            outcome = server.send(new Letter(mail, texts.get(mail.text())));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // A fault of ours with this one letter; others go on, by a connection on which nothing was half said.
            server.close();
            LOG.error("mail message=<{}> failed", mail.messageId(), e);
            return new Done(later(mail, false, new MailStatus("fault", e.toString())), MailStatus.NONE);
        }
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                new Done(new Delivery.Sent(mail.id(), mail.to(), accepted.status()), MailStatus.NONE);
            case Outcome.Deferred deferred -> new Done(later(mail, false, deferred.status()), MailStatus.NONE);
            case Outcome.Refused refused ->
                new Done(
                        new Delivery.Failed(mail.id(), mail.to(), refused.weight(), refused.status()), MailStatus.NONE);
            case Outcome.Broken broken ->
                new Done(
                        switch (broken.reach()) {
                            case NONE -> new Delivery.Untried(mail.id(), broken.status());
                            case PART -> later(mail, false, broken.status());
                            case WHOLE -> later(mail, true, broken.status());
                        },
                        broken.status());
        };
    }

    private static Delivery later(OutboxMail mail, boolean isUncertain, MailStatus status) {
        return Retries.after(mail.attempts() + 1)
                .<Delivery>map(pause -> new Delivery.Later(mail.id(), pause, isUncertain, status))
                .orElseGet(() -> new Delivery.Failed(mail.id(), mail.to(), 0, status));
    }

    /** What has become of mails so far; for the one thread that commits. */
    private static final class Tally {
        private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
        private int sent;
        private int deferred;
        private final Map<String, Integer> answers = new HashMap<>();
        private int failed;
        private MailStatus broken = MailStatus.NONE;

        void count(Done done) {
            switch (done.delivery()) {
                case Delivery.Sent _ -> sent++;
                case Delivery.Later later -> {
                    deferred++;
                    answers.merge(later.status().code(), 1, Integer::sum);
                }
                case Delivery.Untried _ -> {}
                case Delivery.Failed refused -> {
                    failed++;
                    answers.merge(refused.status().code(), 1, Integer::sum);
                }
            }
            if (!done.broken().equals(MailStatus.NONE)) {
                broken = done.broken();
            }
        }

        boolean isBroken() {
            return !broken.equals(MailStatus.NONE);
        }

        Set<Long> inHand() {
            return inHand;
        }

        Pass pass() {
            return new Pass(sent, deferred, failed, answers, broken);
        }
    }
}
