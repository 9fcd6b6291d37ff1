package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.Reading;
import broadsheet.paper.PaperId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each paper means beside what earlier papers mean, made once. Thread-safe. */
final class Centre {
    private final Background background;
    private final Map<PaperId, float[]> known = new ConcurrentHashMap<>();

    Centre(Background background) {
        this.background = background;
    }

    int dimensions() {
        return background.readings().getFirst().vector().dimensions();
    }

    /** {@code float[d]} of length one, not to be changed; zeros if a paper has nothing of its own. */
    float[] own(Reading reading) {
        return known.computeIfAbsent(reading.paper(), _ -> background.own(reading));
    }
}
