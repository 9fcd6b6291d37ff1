package broadsheet.source.arxiv;

import java.time.Instant;
import java.time.LocalDate;

/** Whether arXiv has a list of new papers for a day, as its calendar tells. */
public sealed interface ListDay {
    /**
     * It has one.
     *
     * @param at when it is announced, on the evening before
     */
    record Announced(Instant at) implements ListDay {}

    /** A Saturday or Sunday, for which there is none. */
    record Weekend() implements ListDay {}

    /**
     * There is none, as arXiv took the working day before it off.
     *
     * @param holiday that day
     * @param name what it is called
     */
    record AfterHoliday(LocalDate holiday, String name) implements ListDay {}

    /**
     * A working day of which the calendar's table knows nothing.
     *
     * @param at when its list is announced, if there is one
     */
    record Unknown(Instant at) implements ListDay {}
}
