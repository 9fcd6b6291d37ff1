package broadsheet.hook;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.net.Pause;
import broadsheet.net.WebClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A process that posts all that is due in a home, and ends. */
final class HookSender {
    private HookSender() {}

    public static void main(String[] arguments) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        Home home = new Home(Path.of(arguments[0]));
        try (Catalogue catalogue = Catalogue.open(home, Config.Catalogue.IN_HOME, clock);
                WebClient web = new WebClient(new Config.Network(""), "9.9", List.of(), clock, Pause.SLEEP);
                HookSending sending = new HookSending(catalogue.hooks(), new Hook(web, clock), clock)) {
            sending.recover();
            sending.runOnce();
        }
    }
}
