package broadsheet.digest;

import broadsheet.catalog.Catalogue;
import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.Composed;
import broadsheet.catalog.MailText;
import broadsheet.catalog.Subscriber.Channel;
import broadsheet.catalog.Subscription;
import broadsheet.catalog.Terms;
import broadsheet.catalog.Terms.WhenEmpty;
import broadsheet.edition.Arrivals;
import broadsheet.edition.Arrivals.Arrival;
import broadsheet.edition.Arrivals.News;
import broadsheet.edition.Arrivals.Since;
import broadsheet.edition.DayNews;
import broadsheet.edition.Editions;
import broadsheet.edition.Kind;
import broadsheet.edition.ListName;
import broadsheet.edition.ListText;
import broadsheet.edition.Part;
import broadsheet.edition.Period;
import broadsheet.edition.Wording;
import broadsheet.paper.EmailAddress;
import broadsheet.paper.PaperId;
import broadsheet.paper.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes issues of the subscriptions that are due, each once: what is composed, the papers in it and when the next is due are kept in
 * one commit. What many get alike is looked up and written once. One thread at a time composes; others may look at previews.
 */
public final class Composing {
    private static final Logger LOG = LoggerFactory.getLogger(Composing.class);

    /** So many are composed in one commit at most. */
    private static final int PORTION = 500;

    /** So much of what was looked up is remembered within a pass, each up to some megabytes. */
    private static final int LISTS = 8;

    /** Papers of a list of which it is asked at once who had them. */
    private static final int KNOWN_AT_ONCE = 200;

    private static final Duration SIGN_OF_LIFE = Duration.ofDays(30);

    private final Catalogue catalogue;
    private final Editions editions;
    private final Arrivals arrivals;
    private final DigestMail mail;
    private final DigestHook hook;
    private final Passes passes;
    private final InstantSource clock;

    /** What composes the subscriptions of a catalogue. */
    public Composing(
            Catalogue catalogue,
            Editions editions,
            Arrivals arrivals,
            DigestMail mail,
            DigestHook hook,
            Passes passes,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.editions = editions;
        this.arrivals = arrivals;
        this.mail = mail;
        this.hook = hook;
        this.passes = passes;
        this.clock = clock;
    }

    /**
     * What came of a pass.
     *
     * @param composed how many subscriptions had their turn
     * @param mails how many mails were made
     * @param hooks how much was made for webhooks
     * @param failed how many subscriptions are still due, as their list failed
     */
    public record Pass(int composed, int mails, int hooks, int failed) {
        static final Pass NOTHING = new Pass(0, 0, 0, 0);

        static Pass of(List<Composed> composed) {
            return new Pass(
                    composed.size(),
                    composed.stream().mapToInt(one -> one.mails().size()).sum(),
                    composed.stream().mapToInt(one -> one.hooks().size()).sum(),
                    0);
        }

        Pass plus(Pass other) {
            return new Pass(composed + other.composed, mails + other.mails, hooks + other.hooks, failed + other.failed);
        }
    }

    /** What subscriptions have in common that get the same, but for what each was sent before. */
    private record Group(Terms terms, Instant lastAt, LocalDate covered) {
        static Group of(Subscription subscription) {
            return new Group(subscription.terms(), subscription.lastAt(), subscription.covered());
        }
    }

    /** What is looked up once. */
    private record Asked(String list, Since since, int firstDays, int most, int leastUpvotes) {}

    /** What was looked up within a pass, and what writes. */
    private final class Desk {
        private final Map<Asked, News> news = Dispatch.few(LISTS);
        private final Dispatch dispatch;

        Desk(Instant now) {
            this.dispatch = new Dispatch(mail, hook, passes, now);
        }

        News news(ListName list, Terms terms, Since since) {
            return news.computeIfAbsent(
                    new Asked(
                            terms.list(), since, terms.timetable().rhythm().days(), terms.most(), terms.leastUpvotes()),
                    asked ->
                            arrivals.since(list, asked.since(), asked.firstDays(), asked.most(), asked.leastUpvotes()));
        }
    }

    /**
     * Composes all that is due by now. A list that fails holds up no other: it is told in the log, and tried again with the next pass.
     *
     * @param channels those that something can be sent by
     * @throws broadsheet.catalog.CatalogueException if the catalogue cannot be read or written
     */
    public Pass composeDue(Set<Channel> channels) {
        Instant now = clock.instant();
        Desk desk = new Desk(now);
        Pass pass = Pass.NOTHING;
        Set<String> failed = new HashSet<>();
        List<Subscription> due = due(channels, now, failed);
        while (!due.isEmpty()) {
            for (List<Subscription> alike : grouped(due)) {
                try {
                    pass = pass.plus(Pass.of(compose(desk, alike, now)));
                } catch (CatalogueException e) {
                    throw e;
                } catch (RuntimeException e) {
                    LOG.error("digest subscriptions={} are not composed: a list of theirs failed", alike.size(), e);
                    alike.forEach(one -> failed.add(one.id()));
                }
            }
            due = due(channels, now, failed);
        }
        return pass.plus(new Pass(0, 0, 0, failed.size()));
    }

    private List<Subscription> due(Set<Channel> channels, Instant now, Set<String> failed) {
        return catalogue.subscriptions().due(channels, now, PORTION + failed.size()).stream()
                .filter(one -> !failed.contains(one.id()))
                .toList();
    }

    /**
     * Composes what an address is subscribed to, due or not.
     *
     * @return how many mails were made
     */
    public int composeNow(EmailAddress address) {
        Instant now = clock.instant();
        Desk desk = new Desk(now);
        int mails = 0;
        for (Subscription one : catalogue.subscriptions().of(Channel.MAIL, address.key())) {
            if (one.state() == Subscription.State.ACTIVE) {
                mails += Pass.of(compose(desk, List.of(one), now)).mails();
            }
        }
        return mails;
    }

    private static List<List<Subscription>> grouped(List<Subscription> due) {
        Map<Group, List<Subscription>> groups = new LinkedHashMap<>();
        due.forEach(one ->
                groups.computeIfAbsent(Group.of(one), _ -> new ArrayList<>()).add(one));
        return List.copyOf(groups.values());
    }

    private List<Composed> compose(Desk desk, List<Subscription> alike, Instant now) {
        Terms terms = alike.getFirst().terms();
        Optional<ListName> list = ListText.parse(terms.list());
        if (list.isEmpty()) {
            throw new IllegalStateException(
                    "the list of subscription " + alike.getFirst().id() + " has a name that means nothing here");
        }
        Since since = new Since(alike.getFirst().lastAt(), alike.getFirst().covered());
        News news = desk.news(list.get(), terms, since);
        Map<Long, Set<PaperId>> delivered = delivered(alike, news.arrivals());
        tellOfClocks(alike.getFirst());
        LocalDate day = LocalDate.ofInstant(now, terms.timetable().zone());
        List<Composed> composed = new ArrayList<>();
        boolean isEmptyForSome = false;
        for (Subscription one : alike) {
            Set<PaperId> known = delivered.getOrDefault(one.subscriber().id(), Set.of());
            List<Arrival> fresh = news.arrivals().stream()
                    .filter(arrival -> !known.contains(arrival.paper()))
                    .toList();
            List<Arrival> shown = fresh.subList(0, Math.min(fresh.size(), terms.most()));
            Composed made =
                    composed(desk, list.get(), one, news.covered(), day, shown, fresh.size() - shown.size(), now);
            composed.add(made);
            isEmptyForSome |= shown.isEmpty();
        }
        catalogue.issues().note(terms.list(), isEmptyForSome ? reason(list.get()) : "", composed, now);
        return composed;
    }

    /** That an issue came at another hour, or at one that comes again, is no fault. */
    private static void tellOfClocks(Subscription one) {
        Timetable timetable = one.terms().timetable();
        timetable.change(one.nextAt()).ifPresent(change -> {
            switch (change) {
                case SKIPPED ->
                    LOG.info(
                            "digest hour={} zone={} is skipped today, as the clocks are set forward: composed after it",
                            timetable.hour(),
                            timetable.zone());
                case TWICE ->
                    LOG.info(
                            "digest hour={} zone={} comes twice today, as the clocks are set back: composed the first"
                                    + " time",
                            timetable.hour(),
                            timetable.zone());
            }
        });
    }

    /**
     * What of a list was sent to some subscribers before, looked up as far down the list as any of them may be told of: what is below
     * that is counted alone.
     */
    private Map<Long, Set<PaperId>> delivered(List<Subscription> alike, List<Arrival> arrivals) {
        int most = alike.getFirst().terms().most();
        List<Long> subscribers =
                alike.stream().map(one -> one.subscriber().id()).toList();
        Map<Long, Set<PaperId>> delivered = new HashMap<>();
        int end = 0;
        int known = 0;
        while (end < arrivals.size() && end - known < most) {
            int from = end;
            end = Math.min(arrivals.size(), from + KNOWN_AT_ONCE);
            catalogue
                    .issues()
                    .delivered(
                            subscribers,
                            arrivals.subList(from, end).stream()
                                    .map(Arrival::paper)
                                    .toList())
                    .forEach((subscriber, papers) -> delivered
                            .computeIfAbsent(subscriber, _ -> new HashSet<>())
                            .addAll(papers));
            known = delivered.values().stream().mapToInt(Set::size).max().orElse(0);
        }
        return delivered;
    }

    private Composed composed(
            Desk desk,
            ListName list,
            Subscription one,
            LocalDate covered,
            LocalDate day,
            List<Arrival> shown,
            int more,
            Instant now) {
        boolean wantsSilence = one.terms().whenEmpty() == WhenEmpty.SILENCE;
        if (shown.isEmpty() && wantsSilence) {
            boolean isTime = Duration.between(one.toldAt(), now).compareTo(signOfLife(list)) >= 0;
            return isTime ? desk.dispatch.notice(one, covered, alive(list)) : Dispatch.silence(one, covered);
        }
        return desk.dispatch.issue(
                one,
                covered,
                new Dispatch.Content(
                        one.subscriber().channel(),
                        one.terms(),
                        day,
                        shown.stream().map(Arrival::paper).toList(),
                        more),
                () -> digest(list, one.terms(), day, shown, more));
    }

    /** How long a silence is before it is told that it is none of ours; a month has its edition later than a month after the last. */
    private static Duration signOfLife(ListName list) {
        return list instanceof ListName.OfEditions(Kind kind, Part _) && kind == Kind.MONTH
                ? SIGN_OF_LIFE.plusDays(15)
                : SIGN_OF_LIFE;
    }

    private Note alive(ListName list) {
        return new Note(
                "Broadsheet: nothing new this month in " + ListNames.inWords(catalogue, list),
                "Your subscription is alive",
                List.of(
                        "Nothing was new in " + ListNames.inWords(catalogue, list)
                                + " for a month, so nothing was sent, as you wished. " + reason(list),
                        "The next paper comes by itself."),
                "",
                "",
                "Sent once in a month without news by the Broadsheet at "
                        + mail.links().name() + ".",
                true,
                mail.links());
    }

    /** An issue as it would be mailed now to somebody who never had one. */
    public MailText written(ListName list, Terms terms) {
        return mail.written(preview(list, terms)).text();
    }

    /** The same before it is written. */
    public Digest preview(ListName list, Terms terms) {
        News news = arrivals.since(
                list,
                new Since(Instant.EPOCH, LocalDate.EPOCH),
                terms.timetable().rhythm().days(),
                terms.most(),
                terms.leastUpvotes());
        List<Arrival> shown =
                news.arrivals().subList(0, Math.min(news.arrivals().size(), terms.most()));
        return digest(
                list,
                terms,
                LocalDate.ofInstant(clock.instant(), terms.timetable().zone()),
                shown,
                news.arrivals().size() - shown.size());
    }

    /** Why a list has nothing new, as far as the sources of the day tell. */
    private String reason(ListName list) {
        String nothing = "Nothing is new in " + ListNames.inWords(catalogue, list) + " since the last issue.";
        return switch (editions.news(editions.today())) {
            case DayNews.Papers _, DayNews.Unexplained _, DayNews.MayCome _ -> nothing;
            case DayNews.None why -> nothing + " " + why.inWords();
        };
    }

    private Digest digest(ListName list, Terms terms, LocalDate day, List<Arrival> shown, int more) {
        return new Digest(
                list,
                ListNames.inWords(catalogue, list),
                new Period.Day(day),
                terms,
                shown.stream().map(arrival -> entry(arrival, terms)).toList(),
                more,
                shown.isEmpty() ? reason(list) : "");
    }

    private Digest.Entry entry(Arrival arrival, Terms terms) {
        String text = arrival.headline().opening();
        return new Digest.Entry(
                arrival.headline(),
                switch (terms.summaries()) {
                    case WHOLE -> text;
                    case OPENING -> Wording.opening(text, arrival.headline().openingIsWhole(), Digest.OPENING);
                },
                arrival.why(),
                mail.links().paper().apply(arrival.paper()));
    }
}
