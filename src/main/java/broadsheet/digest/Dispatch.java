package broadsheet.digest;

import broadsheet.catalog.Composed;
import broadsheet.catalog.HookKind;
import broadsheet.catalog.HookText;
import broadsheet.catalog.Issue;
import broadsheet.catalog.MailKind;
import broadsheet.catalog.MailText;
import broadsheet.catalog.NewHook;
import broadsheet.catalog.NewMail;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.digest.Passes.Purpose;
import broadsheet.paper.EmailAddress;
import broadsheet.paper.PaperId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes what is sent to subscribers, as the channel of each wants it; what many get alike is written once. One thread at a time. */
final class Dispatch {
    /** So much is remembered: what was written last, each up to some hundred kilobytes. */
    private static final int TEXTS = 64;

    private final DigestMail mail;
    private final DigestHook hook;
    private final Passes passes;
    private final Instant now;
    private final Map<Content, DigestMail.Written> mails = few(TEXTS);
    private final Map<Content, DigestHook.Written> hooks = few(TEXTS);

    /** @param now when all of it is written */
    Dispatch(DigestMail mail, DigestHook hook, Passes passes, Instant now) {
        this.mail = mail;
        this.hook = hook;
        this.passes = passes;
        this.now = now;
    }

    /**
     * What is written once.
     *
     * @param papers what is shown, before any is left out for its length
     * @param more how many are new beside these
     */
    record Content(Channel channel, Terms terms, LocalDate day, List<PaperId> papers, int more) {}

    /** A few of what was made last: what is alike stands together in what is due. */
    static <K, V> Map<K, V> few(int most) {
        return new LinkedHashMap<>(most, .75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * An issue for a subscriber.
     *
     * @param covered the latest day that was looked through for it
     * @param content what it says
     * @param digest the same, asked for if it was not written yet
     */
    Composed issue(Subscription to, LocalDate covered, Content content, Supplier<Digest> digest) {
        return switch (to.subscriber().channel()) {
            case MAIL -> {
                DigestMail.Written written = mails.computeIfAbsent(content, _ -> mail.written(digest.get()));
                yield new Composed(
                        to, written.papers(), covered, List.of(mail(to, MailKind.DIGEST, written.text())), List.of());
            }
            case WEBHOOK, SLACK, DISCORD -> {
                DigestHook.Written written = hooks.computeIfAbsent(
                        content, _ -> hook.written(content.channel(), HookKind.DIGEST, digest.get(), now));
                yield new Composed(
                        to, written.papers(), covered, List.of(), List.of(hook(to, HookKind.DIGEST, written.text())));
            }
        };
    }

    /** A sign of life for a subscriber. */
    Composed notice(Subscription to, LocalDate covered, Note note) {
        return switch (to.subscriber().channel()) {
            case MAIL ->
                new Composed(to, List.of(), covered, List.of(mail(to, MailKind.NOTICE, mail.written(note))), List.of());
            case WEBHOOK, SLACK, DISCORD ->
                new Composed(
                        to,
                        List.of(),
                        covered,
                        List.of(),
                        List.of(hook(
                                to,
                                HookKind.NOTICE,
                                hook.written(
                                        to.subscriber().channel(),
                                        HookKind.NOTICE,
                                        to.terms().list(),
                                        note,
                                        now))));
        };
    }

    /** Nothing, for a subscriber who wants silence. */
    static Composed silence(Subscription to, LocalDate covered) {
        return new Composed(to, List.of(), covered, List.of(), List.of());
    }

    private String issueOf(Subscription one) {
        return Issue.key(one.terms().list(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private NewMail mail(Subscription one, MailKind kind, MailText text) {
        return new NewMail(
                kind,
                issueOf(one),
                one.id(),
                EmailAddress.parse(one.subscriber().target()).orElseThrow(),
                text,
                passes.of(Purpose.OWN, one.id()),
                mail.leave());
    }

    private NewHook hook(Subscription one, HookKind kind, HookText text) {
        return new NewHook(kind, issueOf(one), one.id(), one.subscriber().place(), text);
    }
}
