package broadsheet.learn.lab;

import broadsheet.learn.Background;
import broadsheet.learn.Reading;
import broadsheet.paper.PaperId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The mean of what earlier papers mean, and what each paper means beside it. Thread-safe. */
final class Centre {
    private final double[] mean;
    private final Map<PaperId, float[]> known = new ConcurrentHashMap<>();

    Centre(Background background) {
        mean = new double[background.readings().getFirst().vector().dimensions()];
        for (Reading reading : background.readings()) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += reading.vector().at(d) / background.readings().size();
            }
        }
    }

    int dimensions() {
        return mean.length;
    }

    /** {@code float[d]} of length one, not to be changed; zeros if a paper has nothing of its own. */
    float[] own(Reading reading) {
        return known.computeIfAbsent(reading.paper(), _ -> made(reading));
    }

    private float[] made(Reading reading) {
        float[] own = new float[mean.length];
        double squares = 0;
        for (int d = 0; d < own.length; d++) {
            own[d] = (float) (reading.vector().at(d) - mean[d]);
            squares += own[d] * own[d];
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int d = 0; d < own.length; d++) {
            own[d] *= scale;
        }
        return own;
    }
}
