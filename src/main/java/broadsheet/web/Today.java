package broadsheet.web;

import broadsheet.catalog.Catalogue;
import broadsheet.edition.Edition;
import broadsheet.edition.Editions;
import broadsheet.edition.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page says of the catalogue: how many papers it has and which edition is the latest. Asked of the catalogue
 * anew when its revision or the day has changed, which is looked at a few times a second at most. Thread-safe.
 */
final class Today {
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Catalogue catalogue;
    private final Editions editions;
    private volatile @Nullable Facts facts;
    private volatile long lookedAt;

    Today(Catalogue catalogue, Editions editions) {
        this.catalogue = catalogue;
        this.editions = editions;
    }

    /**
     * The facts of one revision of the catalogue on one day.
     *
     * @param revision of the catalogue
     * @param day today: what was of the future yesterday may be the latest
     * @param papers how many there are
     * @param latest the latest day's edition; null if there is none
     */
    record Facts(
            long revision,
            LocalDate day,
            long papers,
            @Nullable Edition latest) {
        Optional<Edition> latestEdition() {
            return Optional.ofNullable(latest);
        }
    }

    Facts facts() {
        Facts known = facts;
        long now = System.nanoTime();
        if (known != null && now - lookedAt < LOOK_EVERY_NANOS) {
            return known;
        }
        long revision = catalogue.revision();
        LocalDate day = editions.today();
        if (known == null || known.revision() != revision || !known.day().equals(day)) {
            Edition latest = editions.latest(new Period.Day(LocalDate.EPOCH))
                    .map(editions::edition)
                    .orElse(null);
            known = new Facts(revision, day, catalogue.size(), latest);
            facts = known;
        }
        lookedAt = now;
        return known;
    }
}
