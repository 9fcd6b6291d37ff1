package broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.cli.Broadsheet;
import broadsheet.config.ConfigLoader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the manual, followed as a reader would: what its boxes of a console say is typed into one shell, and what is
 * printed is compared. The machine's {@code /opt}, {@code /var} and {@code /etc} are folders of the test's, {@code sudo}
 * lets anybody be who they are, and the port is one that is free. Nothing goes out into the world.
 */
final class FollowedPage {
    /** Needs a machine of one's own: root and systemd, a proxy, a server of databases. */
    private static final Set<String> NOT_HERE = Set.of("systemd", "nginx", "caddy", "postgresql");

    private static final Pattern BOX = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    /** Where a path of the machine begins in a command. */
    private static final String BEGINS = "(?<![^\\s\"'=])";

    private static final Pattern SYSTEM = Pattern.compile(BEGINS + "/(?=(?:opt|var|etc)(?:/|\\s|$))");
    private static final Pattern ABSOLUTE = Pattern.compile(BEGINS + "/[^\\s\"']*");

    private static final String PORT = "8080";

    private final Path page;
    private final Path folder;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    /** A box: the language its fence names, and what is in it. */
    record Box(String language, String text) {}

    /**
     * A page, not yet followed.
     *
     * @param folder empty; the reader begins in its folder {@code work}
     */
    FollowedPage(Path page, Path folder) throws IOException {
        this.page = page;
        this.folder = folder.toRealPath();
        Path programs = Files.createDirectories(this.folder.resolve("programs"));
        Path user = Files.createDirectories(this.folder.resolve("user"));
        Files.createDirectories(work());
        for (String system : List.of("opt", "var/lib", "var/cache", "etc")) {
            Files.createDirectories(this.folder.resolve(system));
        }
        Path sudo = Files.writeString(programs.resolve("sudo"), """
                #!/bin/sh
                while :; do case $1 in -u) shift 2 ;; -*) shift ;; *) break ;; esac; done
                exec "$@"
                """);
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        words.put("VERSION", Broadsheet.VERSION);
        words.put(PORT, String.valueOf(port));
        environment.putAll(Map.of(
                "PATH",
                programs + ":" + System.getenv("PATH"),
                "HOME",
                user.toString(),
                // Java takes the user's folder from the system, whatever HOME says.
                "XDG_DATA_HOME",
                user.resolve(".local/share").toString(),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "LANG",
                "C.UTF-8",
                "TERM",
                "dumb",
                "BROADSHEET_SERVER_PORT",
                String.valueOf(port),
                "BROADSHEET_SCHEDULE_ENABLED",
                "false"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The folder in which the reader begins. */
    Path work() {
        return folder.resolve("work");
    }

    /** The folder of programs that the reader's PATH begins with. */
    Path programs() {
        return folder.resolve("programs");
    }

    /** Says what a word of the page stands for. */
    FollowedPage with(String word, String meaning) {
        words.put(word, meaning);
        return this;
    }

    /** Sets a variable in the reader's environment. */
    FollowedPage inEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** All boxes of the page. */
    List<Box> boxes() throws IOException {
        List<Box> boxes = new ArrayList<>();
        Matcher found = BOX.matcher(Files.readString(page));
        while (found.find()) {
            boxes.add(new Box(found.group(1), found.group(2)));
        }
        return boxes;
    }

    /** Follows the page from its beginning to its end, and tells what was left out. */
    void follow() throws IOException {
        Map<String, Integer> leftOut = new TreeMap<>();
        int followed = 0;
        try (Shell shell = new Shell(work(), environment)) {
            for (Box box : boxes()) {
                if (NOT_HERE.contains(box.language())) {
                    leftOut.merge(box.language(), 1, Integer::sum);
                    continue;
                }
                switch (box.language()) {
                    case "console" -> {
                        for (Transcript.Exchange exchange : Transcript.of(box.text())) {
                            exchange(shell, exchange);
                            followed++;
                        }
                    }
                    case "toml" -> checkConfiguration(box.text());
                    case "ini" -> checkDropIn(box.text());
                    default -> throw new AssertionError(page + " has a box of an unknown kind: " + box);
                }
            }
        }
        System.out.println(page + ": followed " + followed + " commands; boxes left out: " + leftOut);
        assertThat(followed).isGreaterThan(5);
    }

    private void exchange(Shell shell, Transcript.Exchange exchange) throws IOException {
        if (exchange.command().equals("^C")) {
            shell.interrupt();
            return;
        }
        String command = typed(exchange.command());
        String printed;
        if (command.endsWith(" serve")) {
            printed = shell.serve(command, exchange.printed().lines().count());
        } else {
            Shell.Typed typed = shell.type(command);
            printed = typed.printed();
            assertThat(typed.exitCode())
                    .as(page + ": $ " + exchange.command() + "\n" + printed)
                    .isZero();
        }
        assertThat(seen(printed).strip())
                .as(page + ": $ " + exchange.command())
                .matches(new Transcript.Exchange(exchange.command(), meant(exchange.printed())).pattern());
    }

    /** The command that is typed here for one of the page's. Nothing outside of the test's folder is touched. */
    private String typed(String command) {
        String typed = SYSTEM.matcher(meant(command)).replaceAll(Matcher.quoteReplacement(folder + "/"));
        ABSOLUTE.matcher(typed)
                .results()
                .forEach(path -> assertThat(path.group())
                        .as("a path in " + command + " of " + page)
                        .startsWith(folder + "/"));
        return typed;
    }

    private String meant(String text) {
        String meant = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            meant = meant.replaceAll("\\b" + word.getKey() + "\\b", Matcher.quoteReplacement(word.getValue()));
        }
        return meant;
    }

    private String seen(String printed) {
        return printed.replace(folder.toString(), "");
    }

    private void checkConfiguration(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("broadsheet.toml"), text);

        assertThat(ConfigLoader.load(file, Map.of())).isNotNull();
    }

    private void checkDropIn(String text) throws IOException {
        Path units = Files.createDirectories(folder.resolve("units"));
        UnitsTest.unitsIn(units);
        Path dropIns = Files.createDirectories(units.resolve("broadsheet.service.d"));
        Files.writeString(dropIns.resolve("ours.conf"), text);
        if (!UnitsTest.canAnalyze()) {
            System.out.println(page + ": no systemd-analyze, so the drop-in was not looked at");
            return;
        }

        JavaProcess.Ended ended = UnitsTest.analyze(
                List.of("verify", units.resolve("broadsheet.service").toString()));

        assertThat(ended.err() + ended.out()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }
}
