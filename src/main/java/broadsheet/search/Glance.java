package broadsheet.search;

import broadsheet.paper.PaperId;
import broadsheet.paper.SaidWords;

/** What can be seen of a paper in passing: the next one's is in its place soon. */
public interface Glance {
    /** The name it is filed under, read from the index when asked for. */
    PaperId paper();

    /** What it means, by the encoder or else by what its words let expect, of length one; neither to be kept nor changed. */
    float[] vector();

    /** What it says. */
    SaidWords words();
}
