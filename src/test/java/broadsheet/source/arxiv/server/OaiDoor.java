package broadsheet.source.arxiv.server;

import broadsheet.source.arxiv.world.ArxivPaper;
import broadsheet.source.arxiv.world.ArxivWorld;
import broadsheet.source.arxiv.world.ArxivWorld.Held;
import broadsheet.source.arxiv.world.Sets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The harvesting interface: OAI-PMH 2.0 with arXiv's habits. Errors come with status 200; tokens are offsets that move with
 * the records; the order is by datestamp and id. Records are served in {@code arXivRaw} only, headers in every format.
 */
final class OaiDoor {
    /** The day of arXiv's oldest records. */
    static final LocalDate EARLIEST = LocalDate.of(2005, 9, 16);

    private static final Set<String> FORMATS = Set.of("oai_dc", "arXiv", "arXivOld", "arXivRaw");
    private static final Set<String> LISTING = Set.of("metadataPrefix", "set", "from", "until", "resumptionToken");
    private static final Map<String, Set<String>> VERBS = Map.of(
            "Identify", Set.of(),
            "ListMetadataFormats", Set.of("identifier"),
            "ListSets", Set.of("resumptionToken"),
            "GetRecord", Set.of("identifier", "metadataPrefix"),
            "ListRecords", LISTING,
            "ListIdentifiers", LISTING);

    /** The order in which arguments are repeated. */
    private static final List<String> ORDER =
            List.of("verb", "identifier", "metadataPrefix", "set", "from", "until", "resumptionToken");

    /** arXiv's pages have so many names for each record. */
    private static final int IDENTIFIERS_A_RECORD = 8;

    private final ArxivWorld world;
    private final int recordsAPage;

    /** @param recordsAPage how many records an answer holds at most, 1 or more */
    OaiDoor(ArxivWorld world, int recordsAPage) {
        if (recordsAPage < 1) {
            throw new IllegalArgumentException(recordsAPage + " records a page, not 1 or more");
        }
        this.world = world;
        this.recordsAPage = recordsAPage;
    }

    /**
     * The request of a list, whether it came whole or as a token.
     *
     * @param arguments legal ones, by name, the verb included
     * @param skip how many records to leave out
     * @param repeated the request's element in the answer
     * @param usedToken whether it came as a token
     */
    private record Listing(Map<String, String> arguments, int skip, String repeated, boolean usedToken) {
        boolean isOfRecords() {
            return "ListRecords".equals(arguments.get("verb"));
        }

        Optional<String> argument(String name) {
            return Optional.ofNullable(arguments.get(name));
        }
    }

    Answer answer(Call call, Mood mood) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String name : ORDER) {
            call.parameter(name).ifPresent(value -> arguments.put(name, value));
        }
        Set<String> legal = VERBS.get(arguments.getOrDefault("verb", ""));
        if (call.parameters().values().stream().anyMatch(values -> values.size() > 1)) {
            return badArgument("an argument is repeated");
        }
        if (legal == null) {
            return badVerb();
        }
        for (String name : call.parameters().keySet()) {
            if (!name.equals("verb") && !legal.contains(name)) {
                return badArgument("argument is not known here: " + name);
            }
        }
        return switch (arguments.getOrDefault("verb", "")) {
            case "Identify" -> said(arguments, OaiXml.identity());
            case "ListSets" -> arguments.containsKey("resumptionToken") ? badToken() : said(arguments, OaiXml.sets());
            case "ListMetadataFormats" -> formats(arguments);
            case "GetRecord" -> record(arguments);
            default -> list(arguments, mood);
        };
    }

    private Answer formats(Map<String, String> arguments) {
        String identifier = arguments.get("identifier");
        return identifier == null || find(identifier).isPresent()
                ? said(arguments, OaiXml.formats())
                : noSuchId(arguments);
    }

    private Answer record(Map<String, String> arguments) {
        String identifier = arguments.get("identifier");
        String format = arguments.get("metadataPrefix");
        if (identifier == null || format == null) {
            return badArgument("identifier and metadataPrefix are required");
        }
        if (!FORMATS.contains(format)) {
            return noSuchFormat(arguments);
        }
        Optional<Held> held = find(identifier);
        if (held.isEmpty()) {
            return noSuchId(arguments);
        }
        if (!format.equals("arXivRaw")) {
            return noSuchFormat(arguments);
        }
        return said(arguments, OaiXml.record(held.get().paper(), 16));
    }

    private Optional<Held> find(String identifier) {
        String prefix = "oai:arXiv.org:";
        return identifier.startsWith(prefix) ? world.find(identifier.substring(prefix.length())) : Optional.empty();
    }

    private Answer list(Map<String, String> arguments, Mood mood) {
        String text = arguments.get("resumptionToken");
        if (text == null) {
            return list(new Listing(arguments, 0, OaiXml.request(arguments), false), mood);
        }
        if (arguments.size() > 2) {
            return badArgument("resumptionToken goes alone");
        }
        String verb = arguments.getOrDefault("verb", "");
        Optional<ResumptionToken> token = ResumptionToken.read(text);
        if (mood instanceof Mood.Forgetful
                || token.isEmpty()
                || !verb.equals(token.get().arguments().get("verb"))
                || !ORDER.containsAll(token.get().arguments().keySet())) {
            return badToken();
        }
        Listing resumed = new Listing(token.get().arguments(), token.get().skip(), OaiXml.resumed(verb, text), true);
        return list(resumed, mood);
    }

    private Answer list(Listing listing, Mood mood) {
        String format = listing.arguments().get("metadataPrefix");
        if (format == null) {
            return badArgument("metadataPrefix is required");
        }
        if (!FORMATS.contains(format)) {
            return noSuchFormat(listing.arguments());
        }
        Optional<String> set = listing.argument("set");
        if (set.isPresent() && !Sets.has(set.get())) {
            return badArgument("there is no such set");
        }
        try {
            LocalDate from = listing.argument("from").map(LocalDate::parse).orElse(EARLIEST);
            LocalDate until = listing.argument("until").map(LocalDate::parse).orElse(LocalDate.MAX);
            if (from.isBefore(EARLIEST)) {
                return badArgument("start date too early");
            }
            if (listing.argument("until").isPresent() && until.isAfter(today().plusDays(1))) {
                return badArgument("end date too late");
            }
            if (until.isBefore(from)) {
                return badArgument("end date before start date");
            }
            return list(listing, from, until, mood);
        } catch (DateTimeException e) {
            return badArgument("a date is not of the form YYYY-MM-DD");
        }
    }

    private Answer list(Listing listing, LocalDate from, LocalDate until, Mood mood) {
        int limit = listing.isOfRecords() ? recordsAPage : IDENTIFIERS_A_RECORD * recordsAPage;
        List<Held> found = found(listing, from, until, listing.skip() + limit + 1);
        if (found.size() <= listing.skip()) {
            return error(
                    listing.repeated(),
                    "noRecordsMatch",
                    "The combination of the values of the from, until, set and metadataPrefix arguments results in an"
                            + " empty list.");
        }
        if (listing.isOfRecords() && !"arXivRaw".equals(listing.arguments().get("metadataPrefix"))) {
            return noSuchFormat(listing.arguments());
        }
        List<Held> page = found.subList(listing.skip(), Math.min(found.size(), listing.skip() + limit));
        StringBuilder content = new StringBuilder();
        if (listing.isOfRecords()) {
            records(page, mood).forEach(content::append);
        } else {
            page.forEach(held -> content.append(OaiXml.header(
                    held.id(), held.datestamp(), Sets.specs(held.life().categories()))));
        }
        if (found.size() > listing.skip() + limit) {
            content.append(OaiXml.token(next(listing, from, page), today()));
        } else if (listing.usedToken()) {
            content.append(OaiXml.lastToken());
        }
        return said(listing.repeated(), listing.arguments().getOrDefault("verb", ""), content.toString());
    }

    /** The first records that match, at most so many. */
    private List<Held> found(Listing listing, LocalDate from, LocalDate until, int most) {
        List<Held> all = world.held();
        Optional<String> set = listing.argument("set");
        List<Held> found = new ArrayList<>();
        for (int i = firstOf(all, from); i < all.size() && found.size() < most; i++) {
            Held held = all.get(i);
            if (held.datestamp().isAfter(until)) {
                break;
            }
            if (set.isEmpty() || Sets.contains(set.get(), held.life().categories())) {
                found.add(held);
            }
        }
        return found;
    }

    private static int firstOf(List<Held> all, LocalDate day) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).datestamp().isBefore(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The token moves on: it begins with the day of the page's last record, and skips those of that day already sent. */
    private static ResumptionToken next(Listing listing, LocalDate from, List<Held> page) {
        LocalDate last = page.getLast().datestamp();
        int sent = (int)
                page.stream().filter(held -> held.datestamp().equals(last)).count();
        boolean sameDay = last.equals(from);
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String name : ORDER) {
            listing.argument(name).ifPresent(value -> arguments.put(name, value));
            // Its place in the order, whether or not the request had one.
            if (name.equals("from")) {
                arguments.put(name, last.toString());
            }
        }
        return new ResumptionToken(arguments, sameDay ? listing.skip() + sent : sent);
    }

    private static List<String> records(List<Held> page, Mood mood) {
        List<String> records = new ArrayList<>();
        for (Held held : page) {
            String good = OaiXml.record(held.paper(), 20);
            boolean garbage = mood instanceof Mood.Garbage(LocalDate day) && day.equals(held.datestamp());
            records.add(
                    garbage
                            ? Fault.FATAL
                                    .get(records.size() % Fault.FATAL.size())
                                    .in(good)
                            : good);
        }
        if (mood instanceof Mood.Sloppy(Set<Fault> faults)) {
            ArxivPaper like = page.getFirst().paper();
            int number = 0;
            for (Fault fault : Fault.values()) {
                number++;
                if (faults.contains(fault)) {
                    String good = OaiXml.record(like, 20).replace(like.id(), "2312.9999" + number);
                    records.add(Math.min(records.size(), 2 * number), fault.in(good));
                }
            }
        }
        return records;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
    }

    private Answer said(Map<String, String> arguments, String content) {
        return said(OaiXml.request(arguments), arguments.getOrDefault("verb", ""), content);
    }

    private Answer said(String repeated, String verb, String content) {
        return answered(repeated, OaiXml.element(verb, content));
    }

    private Answer badArgument(String reason) {
        return error(
                OaiXml.request(Map.of()),
                "badArgument",
                "The request includes illegal arguments, is missing required arguments, includes a repeated argument, or"
                        + " values for arguments have an illegal syntax. Reason: " + reason);
    }

    private Answer badVerb() {
        return error(
                OaiXml.request(Map.of()),
                "badVerb",
                "Value of the verb argument is not a legal OAI-PMH verb, the verb argument is missing, or the verb"
                        + " argument is repeated.");
    }

    private Answer badToken() {
        return error(
                OaiXml.request(Map.of()),
                "badResumptionToken",
                "The value of the resumptionToken argument is invalid or expired. Reason: Token decoding failed or format"
                        + " is invalid.");
    }

    private Answer noSuchId(Map<String, String> arguments) {
        return error(
                OaiXml.request(arguments),
                "idDoesNotExist",
                "The value of the identifier argument is unknown or illegal in this repository. Reason: Nothing found for"
                        + " this ID");
    }

    private Answer noSuchFormat(Map<String, String> arguments) {
        return error(
                OaiXml.request(arguments),
                "cannotDisseminateFormat",
                "The metadata format identified by the value given for the metadataPrefix argument is not supported by the"
                        + " item or by the repository.");
    }

    private Answer error(String repeated, String code, String text) {
        return answered(repeated, OaiXml.error(code, text));
    }

    private Answer answered(String repeated, String body) {
        return Answer.of(200, Answer.XML, OaiXml.document(world.now(), repeated, body));
    }
}
