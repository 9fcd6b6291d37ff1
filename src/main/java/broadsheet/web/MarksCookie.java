package broadsheet.web;

import broadsheet.catalog.Mark;
import broadsheet.catalog.Mark.Wish;
import broadsheet.catalog.Marked;
import broadsheet.paper.PaperId;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader said of papers, kept by the browser alone: two cookies, as none may be longer than four thousand characters, with the
 * newest first. What does not fit falls off at the old end; what cannot be read is as if it were not there. The cookies are not
 * signed: whoever writes others into a browser of his own gets other papers, and no more.
 */
final class MarksCookie {
    /** How many marks fit, if they are of arXiv; of papers with long names, fewer do. */
    static final int MOST = 200;

    private static final List<String> NAMES = List.of("marks", "marks2");

    /** Together with what else a browser sends, they must fit into the eight thousand characters that servers read of a request. */
    private static final int LONGEST = 2_600;

    /** Cannot stand in a mark, as it is encoded there. */
    private static final String BETWEEN = "!";

    private MarksCookie() {}

    /** What a browser keeps. */
    static Marked read(Context context) {
        List<Mark> newestFirst = NAMES.stream()
                .flatMap(name -> Stream.ofNullable(context.cookie(name)))
                .flatMap(text -> Stream.of(text.split(BETWEEN, -1)))
                .limit(MOST)
                .flatMap(text -> mark(text).stream())
                .toList();
        return new Marked(newestFirst.reversed());
    }

    /**
     * Has the browser keep marks, and forget all others.
     *
     * @return those that it keeps
     */
    static Marked write(Context context, Site site, Marked marked) {
        List<StringBuilder> cookies = List.of(new StringBuilder(), new StringBuilder());
        List<Mark> kept = new ArrayList<>();
        int at = 0;
        for (Mark mark : marked.marks().reversed()) {
            String text = text(mark);
            if (at < cookies.size() && cookies.get(at).length() + text.length() + 1 > LONGEST) {
                at++;
            }
            if (at == cookies.size() || kept.size() == MOST) {
                break;
            }
            cookies.get(at).append(cookies.get(at).isEmpty() ? "" : BETWEEN).append(text);
            kept.add(mark);
        }
        for (int i = 0; i < cookies.size(); i++) {
            if (!cookies.get(i).isEmpty()) {
                Forms.remember(context, site, NAMES.get(i), cookies.get(i).toString());
            } else if (context.cookie(NAMES.get(i)) != null) {
                Forms.forget(context, site, NAMES.get(i));
            }
        }
        return new Marked(kept.reversed());
    }

    /** Such as {@code +2401.02385} or {@code -acl:P18-1001}. */
    private static String text(Mark mark) {
        String name = mark.paper().scheme().equals(PaperId.ARXIV)
                ? mark.paper().local()
                : mark.paper().text();
        return sign(mark.wish())
                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("%3A", ":");
    }

    private static String sign(Wish wish) {
        return switch (wish) {
            case MORE -> "+";
            case LESS -> "-";
            case NONE -> "0";
        };
    }

    private static Optional<Mark> mark(String text) {
        Optional<Wish> wish = Stream.of(Wish.values())
                .filter(one -> text.startsWith(sign(one)))
                .findFirst();
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        try {
            String name = URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
            PaperId paper = name.indexOf(':') < 0 ? PaperId.of(PaperId.ARXIV, name) : PaperId.ofText(name);
            return Optional.of(new Mark(paper, wish.get()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
