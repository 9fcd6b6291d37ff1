package broadsheet.cli;

import broadsheet.catalog.CatalogueException;
import broadsheet.catalog.ImportRun;
import broadsheet.config.ConfigException;
import broadsheet.config.ConfigLoader;
import broadsheet.config.Home;
import broadsheet.config.HomeException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "doctor",
        description =
                "Checks everything: the Java, the home, the configuration, the catalogue, the imports. Says what to do.")
final class DoctorCommand implements Callable<Integer> {
    private static final long LITTLE_SPACE = 500_000_000;

    @ParentCommand
    private Broadsheet parent;

    private int problems;

    @Override
    public Integer call() {
        Home home = parent.home();
        good("Java", Runtime.version().toString());
        if (checkHome(home)) {
            checkSpace(home);
            checkServer(home);
            if (checkConfiguration(home)) {
                checkCatalogue();
            }
        }
        parent.out()
                .tell(
                        problems == 0
                                ? "All is well."
                                : problems == 1 ? "One thing needs you." : problems + " things need you.");
        return problems == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }

    private boolean checkHome(Home home) {
        try {
            home.prepare();
            good("home", home.folder().toString());
            return true;
        } catch (HomeException e) {
            bad("home", e.getMessage());
            return false;
        }
    }

    private void checkSpace(Home home) {
        try {
            long free = Files.getFileStore(home.folder()).getUsableSpace();
            if (free < LITTLE_SPACE) {
                bad("free space", Words.size(free) + ". Free some: an import of 150,000 papers takes about 600 MB.");
            } else {
                good("free space", Words.size(free));
            }
        } catch (IOException e) {
            bad("free space", "cannot be told: " + e);
        }
    }

    private void checkServer(Home home) {
        try (Home.Lock lock = home.lock().orElse(null)) {
            good("server", lock == null ? "running on this home" : "not running");
        } catch (HomeException e) {
            bad("server", e.getMessage());
        }
    }

    private boolean checkConfiguration(Home home) {
        try {
            ConfigLoader.load(home.configuration(), parent.desk().environment());
            good(
                    "configuration",
                    Files.exists(home.configuration()) ? home.configuration().toString() : "all as standard");
            return true;
        } catch (ConfigException e) {
            e.problems().forEach(problem -> bad("configuration", problem));
            bad("catalogue", "not looked at before the configuration is mended.");
            return false;
        }
    }

    private void checkCatalogue() {
        try (OpenHome open = parent.open()) {
            String fault = open.catalogue().fault();
            if (fault.isEmpty()) {
                good("catalogue", Words.count(open.catalogue().size(), "paper") + ", every page of the file sound");
            } else {
                bad("catalogue", "torn: " + fault + ". Bring back a copy with 'broadsheet restore DIR'.");
            }
            open.catalogue().runs().last().forEach(this::checkRun);
        } catch (CatalogueException | HomeException e) {
            bad("catalogue", e.getMessage());
        }
    }

    private void checkRun(ImportRun run) {
        String moment = Words.moment(run.startedAt());
        switch (run.outcome()) {
            case DONE ->
                good("import", run.source() + ", done " + moment + ", " + Words.count(run.broken(), "broken record"));
            case BEGUN ->
                bad(
                        "import",
                        run.source() + ", begun " + moment + " and not ended. If it is not running now, it was"
                                + " killed: run it again.");
            case FAILED ->
                bad(
                        "import",
                        run.source() + ", failed " + moment + (run.message().isEmpty() ? "" : ": " + run.message())
                                + ". Run it again when that is mended.");
        }
    }

    private void good(String what, String state) {
        parent.out().row(lead("ok", what), state);
    }

    private void bad(String what, @Nullable String state) {
        problems++;
        parent.out().alarm(lead("PROBLEM", what), String.valueOf(state));
    }

    private static String lead(String verdict, String what) {
        return "%-9s%-15s".formatted(verdict, what);
    }
}
