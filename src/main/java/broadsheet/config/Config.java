package broadsheet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration: sections of settings, as the file has them.
 *
 * @param server where the server listens
 * @param catalogue where the catalogue is kept
 * @param edition how editions are made up
 * @param network how the server goes out into the world
 * @param arxiv how arXiv is asked
 * @param huggingface how Hugging Face's daily list is read
 * @param schedule what a server does by itself, and when
 * @param encoder what finds papers by their meaning
 * @param mail how mail is sent
 */
public record Config(
        Server server,
        Catalogue catalogue,
        EditionMakeUp edition,
        Network network,
        Arxiv arxiv,
        HuggingFace huggingface,
        Schedule schedule,
        Encoder encoder,
        Mail mail) {
    /** An address of mail, as far as those who send need one. */
    static final String ADDRESS = "(?=[^@]{1,64}@.{1,185}$)[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*"
            + "@(localhost|([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)";

    /** A time of day outside of the hour after midnight. */
    static final String TIME = "(0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]";

    static final String TIME_IN_WORDS = "a time from 01:00 to 23:59, such as 04:20";

    /**
     * Where the server listens and how the world reaches it.
     *
     * @param bind the address to listen at
     * @param port the port to listen at; 0 for any that is free
     * @param baseUrl the address under which readers reach it, without a slash at the end; empty if it is just that
     * @param trustedProxies addresses and networks of proxies that are believed when they say who asks
     */
    public record Server(
            @Setting(
                    value =
                            "The address to listen at. The standard one is reached from this machine alone; use `0.0.0.0` for all.",
                    standard = "127.0.0.1",
                    form = "[0-9A-Za-z.:%_-]+",
                    formInWords = "an address or a host's name")
            String bind,

            @Setting(
                    value = "The port to listen at; `0` takes any that is free.",
                    standard = "8080",
                    least = 0,
                    most = 65535)
            int port,

            @Setting(
                    value =
                            "The address under which readers reach this server, when a proxy stands before it, with the sub-path if there is one: `https://example.org/papers-of-the-day`.",
                    standard = "",
                    form = "|https?://[^/?#\\s]+(/[A-Za-z0-9._~-]+)*",
                    formInWords =
                            "empty, or an address such as https://example.org/broadsheet, without a slash at the end")
            String baseUrl,

            @Setting(
                    value =
                            "Proxies on other machines, or in other containers, that are believed when they say who asks (`X-Forwarded-For`): addresses or networks, such as `172.16.0.0/12, 10.0.0.7`. One on this machine is believed anyway.",
                    standard = "",
                    form = "|[0-9A-Fa-f.:]+(/\\d{1,3})?(\\s*,\\s*[0-9A-Fa-f.:]+(/\\d{1,3})?)*",
                    formInWords = "empty, or addresses and networks such as 172.16.0.0/12, with commas between them")
            String trustedProxies)
            implements Agreeing {

        /** What {@link #trustedProxies} names. */
        public List<AddressRange> proxies() {
            return named().map(AddressRange::parse).flatMap(Optional::stream).toList();
        }

        private Stream<String> named() {
            return Stream.of(trustedProxies.split(",", -1)).map(String::strip).filter(one -> !one.isEmpty());
        }

        @Override
        public List<String> disagreements() {
            return named().filter(one -> AddressRange.parse(one).isEmpty())
                    .map(one -> "server.trusted_proxies holds “" + one + "”, which is no address and no network")
                    .toList();
        }

        /** The path of {@link #baseUrl}: empty, or beginning with a slash and not ending with one. */
        public String basePath() {
            int host = baseUrl.indexOf("//") + 2;
            int path = baseUrl.indexOf('/', host);
            return baseUrl.isEmpty() || path < 0 ? "" : baseUrl.substring(path);
        }
    }

    /**
     * Where the catalogue is kept.
     *
     * @param url the address of a PostgreSQL database, as JDBC writes it; empty for a file in the home
     * @param user who asks it; empty if the address says so, or the system does
     * @param password of that user; empty likewise
     */
    public record Catalogue(
            @Setting(
                    value =
                            "The PostgreSQL database that keeps the catalogue: `jdbc:postgresql://localhost/broadsheet`. Empty keeps it in a file of the home, with no server to look after.",
                    standard = "",
                    form = "|jdbc:postgresql:.+",
                    formInWords = "empty, or an address such as jdbc:postgresql://localhost/broadsheet")
            String url,

            @Setting(value = "The user of that database.", standard = "")
            String user,

            @Setting(
                    value =
                            "The password of that user; better in a file named by `BROADSHEET_CATALOGUE_PASSWORD_FILE` than here.",
                    standard = "")
            String password) {

        /** In a file of the home. */
        public static final Catalogue IN_HOME = new Catalogue("", "", "");

        /** Without the password, so that no log ever holds it. */
        @Override
        public String toString() {
            return "Catalogue[url=" + url + ", user=" + user + "]";
        }
    }

    /**
     * How editions are made up.
     *
     * @param frontSize how many papers make a front where nobody listed any
     * @param beforeFold how many papers an edition shows with a summary
     * @param openingLength how many characters of an abstract a list shows
     * @param trending by which formula what is trending is ranked
     * @param trendingAuthorShare the share, in hundredths, of what is trending that an author has at most
     * @param trendingTopicShare the share of it, in hundredths, that a category has at most
     */
    public record EditionMakeUp(
            @Setting(
                    value = "How many papers make the front of an edition for which nobody listed any.",
                    standard = "30",
                    least = 1,
                    most = 200)
            int frontSize,

            @Setting(
                    value = "How many papers an edition's page shows with a summary before its sections fold.",
                    standard = "60",
                    least = 3,
                    most = 300)
            int beforeFold,

            @Setting(
                    value = "How many characters of an abstract a list shows at most.",
                    standard = "200",
                    least = 40,
                    most = 2000)
            int openingLength,

            @Setting(
                    value =
                            "The formula by which what is trending is [ranked](ranking.md): `ours`, `hacker-news`, `reddit`, `lobsters` or `wilson`.",
                    standard = "ours",
                    form = "ours|hacker-news|reddit|lobsters|wilson",
                    formInWords = "ours, hacker-news, reddit, lobsters or wilson")
            String trending,

            @Setting(
                    value =
                            "How many hundredths of the places from the first on one author, as first or last, has at most of [what is trending](ranking.md#variety), if there are other papers; one place always. `100` holds nothing back.",
                    standard = "10",
                    least = 1,
                    most = 100)
            int trendingAuthorShare,

            @Setting(value = "The same for a primary category.", standard = "50", least = 1, most = 100)
            int trendingTopicShare) {}

    /**
     * How the server goes out into the world.
     *
     * @param contact whom other servers may write to; empty if nobody
     */
    public record Network(
            @Setting(
                    value =
                            "Whom the servers that this one asks may write to if it is a nuisance: your e-mail address, or the address of a page about you. It is sent along with every request.",
                    standard = "",
                    form = "|[!-~&&[^()\\\\@]]+@[!-~&&[^()\\\\@]]+|https?://[!-~&&[^()\\\\]]+",
                    formInWords = "empty, an e-mail address, or an address such as https://example.org/about")
            String contact) {}

    /**
     * How arXiv is asked.
     *
     * @param baseUrl the address of its harvesting protocol
     * @param rssBaseUrl the address of its feeds, to which a feed's name is added
     * @param apiBaseUrl the address of its query interface
     * @param intervalSeconds the least time between two requests
     * @param overlapDays how many days before the last harvest the next one begins
     */
    public record Arxiv(
            @Setting(
                    value = "The address of arXiv's harvesting protocol, OAI-PMH.",
                    standard = "https://oaipmh.arxiv.org/oai",
                    form = "https?://[^?#\\s]+",
                    formInWords = "an address such as https://oaipmh.arxiv.org/oai")
            String baseUrl,

            @Setting(
                    value = "The address of arXiv's feeds of the day, without a slash at the end.",
                    standard = "https://rss.arxiv.org/rss",
                    form = "https?://[^?#\\s]*[^?#\\s/]",
                    formInWords = "an address such as https://rss.arxiv.org/rss, without a slash at the end")
            String rssBaseUrl,

            @Setting(
                    value = "The address of arXiv's query interface, which tells of single papers.",
                    standard = "https://export.arxiv.org/api/query",
                    form = "https?://[^?#\\s]+",
                    formInWords = "an address such as https://export.arxiv.org/api/query")
            String apiBaseUrl,

            @Setting(
                    value =
                            "The least time between two requests, in seconds. arXiv's own hosts demand 3, and fewer are refused for them.",
                    standard = "3",
                    least = 0,
                    most = 3_600)
            int intervalSeconds,

            @Setting(
                    value =
                            "How many days before the last harvest the next one begins: arXiv adds to days that are over.",
                    standard = "2",
                    least = 1,
                    most = 60)
            int overlapDays) {}

    /**
     * How Hugging Face's daily list is read.
     *
     * @param baseUrl the address of its interface
     * @param follow whether its list is read regularly
     * @param intervalSeconds the least time between two requests
     */
    public record HuggingFace(
            @Setting(
                    value = "The address of Hugging Face's daily list, `daily_papers`.",
                    standard = "https://huggingface.co/api/daily_papers",
                    form = "https?://[^?#\\s]+",
                    formInWords = "an address such as https://huggingface.co/api/daily_papers")
            String baseUrl,

            @Setting(
                    value = "Whether that list is read regularly, and its selection makes the front of your editions.",
                    standard = "false")
            boolean follow,

            @Setting(
                    value = "The least time between two requests to it, in seconds.",
                    standard = "1",
                    least = 0,
                    most = 3_600)
            int intervalSeconds) {}

    /**
     * What a server does by itself, and when. All times are UTC.
     *
     * @param enabled whether it does anything by itself
     * @param announcementsAt when the day's announcements are read
     * @param harvestAt when what changed is harvested
     * @param listsAt when daily lists are read
     * @param checkAt when it is looked at whether all is here
     * @param firstDays how many days before the first harvest are read once
     */
    public record Schedule(
            @Setting(
                    value =
                            "Whether `serve` harvests by itself. With `false`, papers come in by `import` and `harvest` alone.",
                    standard = "true")
            boolean enabled,

            @Setting(
                    value =
                            "When arXiv's announcements of the day are read, on days that have any, by UTC. They are made at midnight of New York: 04:00 in summer, 05:00 in winter. Never in the hour after midnight UTC, when arXiv is overrun.",
                    standard = "05:20",
                    form = TIME,
                    formInWords = TIME_IN_WORDS)
            String announcementsAt,

            @Setting(
                    value =
                            "When all that changed at arXiv is harvested, every night, by UTC. Never in the hour after midnight UTC.",
                    standard = "04:20",
                    form = TIME,
                    formInWords = TIME_IN_WORDS)
            String harvestAt,

            @Setting(
                    value = "When daily lists are read, for those who want one, by UTC.",
                    standard = "06:20",
                    form = TIME,
                    formInWords = TIME_IN_WORDS)
            String listsAt,

            @Setting(
                    value =
                            "When it is looked at whether all that arXiv lists is here, every day, by UTC; what is missing is asked for. After the harvest and the announcements, and never in the hour after midnight UTC.",
                    standard = "07:20",
                    form = TIME,
                    formInWords = TIME_IN_WORDS)
            String checkAt,

            @Setting(
                    value =
                            "How many days before the first harvest of a subject are read once, the latest first; `0` reads none.",
                    standard = "7",
                    least = 0,
                    most = 366)
            int firstDays) {}

    /**
     * What finds papers by their meaning.
     *
     * @param model its name, or none
     */
    public record Encoder(
            @Setting(
                    value =
                            "The model that knows what papers mean. `all-minilm-l6-v2` is twice as fast and finds a little less; `none` finds papers by their words alone, and needs 300 MB less memory. After a change all papers are encoded again, in the background, and found by what the former model knew of them until nearly all are; going back costs nothing.",
                    standard = "bge-small-en-v1.5",
                    form = "bge-small-en-v1\\.5|all-minilm-l6-v2|none",
                    formInWords = "bge-small-en-v1.5, all-minilm-l6-v2 or none")
            String model) {}

    /**
     * How mail is sent.
     *
     * @param server the host that takes mail; empty if none is sent
     * @param port where it listens
     * @param security how the way there is kept secret: {@code starttls}, {@code tls} or {@code none}
     * @param user who sends; empty if the server asks nobody
     * @param password of that user; empty likewise
     * @param from whose mails they are, with a name or without
     * @param connections how many mails are on their way at once
     * @param domainPerMinute how many go to one domain in a minute at most; 0 for any number
     */
    public record Mail(
            @Setting(
                    value =
                            "The mail server that takes what is sent, by its name. Empty sends nothing, and nobody can subscribe.",
                    standard = "",
                    form = "|[0-9A-Za-z.:_-]+",
                    formInWords = "empty, or a host's name such as smtp.example.org")
            String server,

            @Setting(value = "The port at which it takes mail.", standard = "587", least = 1, most = 65_535)
            int port,

            @Setting(
                    value =
                            "How the way there is kept secret: `starttls` demands it after the greeting, as port 587 has it; `tls` from the first byte, as port 465 has it; `none` does without, for a server on this machine.",
                    standard = "starttls",
                    form = "starttls|tls|none",
                    formInWords = "starttls, tls or none")
            String security,

            @Setting(value = "The user of that server; empty if it asks for none.", standard = "")
            String user,

            @Setting(
                    value =
                            "The password of that user; better in a file named by `BROADSHEET_MAIL_PASSWORD_FILE` than here.",
                    standard = "")
            String password,

            @Setting(
                    value =
                            "Whose mails they are: `Broadsheet <papers@example.org>`. What cannot be delivered comes back to that address.",
                    standard = "",
                    form = "|" + ADDRESS + "|[^<>\\p{Cntrl}]{1,80}<" + ADDRESS + ">",
                    formInWords = "empty, or an address such as Broadsheet <papers@example.org>")
            String from,

            @Setting(
                    value = "How many mails are on their way at once, each by a connection of its own.",
                    standard = "4",
                    least = 1,
                    most = 32)
            int connections,

            @Setting(
                    value =
                            "How many mails go to one domain in a minute at most, so that it does not take them for a flood; `0` for any number. Confirmations do not wait.",
                    standard = "120",
                    least = 0,
                    most = 100_000)
            int domainPerMinute)
            implements Agreeing {

        /** Whether any mail is sent. */
        public boolean isSent() {
            return !server.isEmpty();
        }

        @Override
        public List<String> disagreements() {
            List<String> problems = new ArrayList<>();
            if (isSent() && from.isEmpty()) {
                problems.add("mail.server is set, but mail.from is not: say whose the mails are, such as"
                        + " Broadsheet <papers@example.org>");
            }
            if (user.isEmpty() != password.isEmpty()) {
                problems.add("mail.user and mail.password need one another; one of them is empty");
            }
            return problems;
        }

        /** Without the password, so that no log ever holds it. */
        @Override
        public String toString() {
            return "Mail[server=" + server + ", port=" + port + ", security=" + security + ", user=" + user + ", from="
                    + from + ", connections=" + connections + ", domainPerMinute=" + domainPerMinute + "]";
        }
    }
}
