package broadsheet.search.query;

import java.util.ArrayList;
import java.util.List;

/** Collects remarks while a query is read, each once and only the first few: nobody reads two hundred. Not thread-safe. */
final class Remarks {
    /** How many there are at most. */
    static final int MOST = 8;

    private final List<Remark> remarks = new ArrayList<>();

    void add(Remark.Kind kind, String text) {
        Remark remark = new Remark(kind, text);
        if (remarks.size() < MOST && !remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    /** Adds a remark unless there is one of its kind. */
    void addOnce(Remark.Kind kind, String text) {
        if (remarks.stream().noneMatch(remark -> remark.kind() == kind)) {
            add(kind, text);
        }
    }

    boolean isEmpty() {
        return remarks.isEmpty();
    }

    List<Remark> list() {
        return remarks;
    }
}
