package broadsheet.edition;

import broadsheet.paper.Author;
import broadsheet.paper.Counts;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import broadsheet.search.IndexState;
import broadsheet.search.Order;
import broadsheet.search.Wanted.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How pages say numbers and names. */
public final class Wording {
    private static final int LONGEST_NAME = 70;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /**
     * After a word of four letters or more, so that it is no "et al.", "e.g." or initial. Looks back only from a mark, as
     * most characters are none.
     */
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!](?<=[\\p{L}\\d)]{4}.)(?= \\p{Lu})");

    /** Authors a list names before it counts the others; a third is named where no fourth follows. */
    private static final int NAMED = 2;

    private Wording() {}

    /** 41208 as {@code 41,208}. */
    public static String number(long value) {
        if (value >= 0 && value < 1_000) {
            return Long.toString(value);
        }
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** A count and its noun: {@code 1 paper}, {@code 40 papers}. */
    public static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A day, such as {@code 26 December 2025}. */
    public static String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(day);
    }

    /** A moment, to the minute, with its zone. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** A length of time in its largest unit: {@code 40 seconds}, {@code 3 hours}, {@code 12 days}. */
    public static String time(Duration duration) {
        if (duration.toMinutes() < 2) {
            return count(duration.toSeconds(), "second");
        }
        if (duration.toHours() < 2) {
            return count(duration.toMinutes(), "minute");
        }
        return duration.toDays() < 2 ? count(duration.toHours(), "hour") : count(duration.toDays(), "day");
    }

    /** {@code A}, {@code A and B}, {@code A, B and C} or {@code A, B and 7 more}; the count never breaks off its line. */
    public static String byline(Headline headline) {
        List<String> names = headline.firstAuthors().stream().map(Author::name).toList();
        int count = headline.authorCount();
        if (count == names.size()) {
            return joined(names);
        }
        String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        int more = count - Math.min(NAMED, names.size());
        return some + " and\u00a0" + more + "\u00a0more";
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** A phrase as a heading. */
    public static String capitalised(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    /** A title as a reason names it: in quotation marks, and short. */
    public static String quoted(String title) {
        return "“" + opening(title, true, LONGEST_NAME) + "”";
    }

    /**
     * The beginning of a text: its first sentences if they make up half of the room at least, otherwise cut between words,
     * with a mark that it goes on.
     *
     * @param most how many characters it may have, the mark included
     */
    public static String opening(String text, boolean whole, int most) {
        if (whole && text.length() <= most) {
            return text;
        }
        int sentences = sentencesEnd(text, most);
        if (sentences >= most / 2) {
            return text.substring(0, sentences);
        }
        int end = Math.min(text.length(), most - 1);
        int space = text.lastIndexOf(' ', end);
        String cut = text.substring(0, space > most / 2 ? space : end);
        // Half a formula cannot be typeset; it goes with what follows it.
        cut = cut.substring(0, endOutsideFormulas(cut));
        return cut.stripTrailing().replaceFirst("[,;:.–—-]+$", "") + "…";
    }

    /** Where the last whole sentence ends that fits, outside formulas; 0 if none does. */
    private static int sentencesEnd(String text, int most) {
        Matcher ends = SENTENCE_END.matcher(text);
        int end = 0;
        while (ends.find() && ends.start() + 1 <= most) {
            boolean inFormula = endOutsideFormulas(text.substring(0, ends.start())) < ends.start();
            end = inFormula ? end : ends.start() + 1;
        }
        return end;
    }

    /**
     * How much of a text stands before a formula that is not closed: all of it, if none is open. A {@code \$} is a dollar
     * and opens nothing.
     */
    private static int endOutsideFormulas(String text) {
        if (text.indexOf('$') < 0 && text.indexOf('\\') < 0) {
            return text.length();
        }
        int at = 0;
        while (at < text.length()) {
            String close = closing(text, at);
            int next =
                    close.isEmpty() ? at + (text.charAt(at) == '\\' ? 2 : 1) : endOf(close, text, at + close.length());
            if (next > text.length()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Where the next {@code close} that is not escaped ends; beyond the text if there is none. */
    private static int endOf(String close, String text, int from) {
        int found = text.indexOf(close, from);
        while (found > 0 && close.startsWith("$") && text.charAt(found - 1) == '\\') {
            found = text.indexOf(close, found + 1);
        }
        return found < 0 ? text.length() + 1 : found + close.length();
    }

    /** What closes the formula that opens at a place; empty if none does. */
    private static String closing(String text, int at) {
        if (text.startsWith("$$", at)) {
            return "$$";
        }
        if (text.startsWith("\\(", at)) {
            return "\\)";
        }
        if (text.startsWith("\\[", at)) {
            return "\\]";
        }
        return text.startsWith("$", at) ? "$" : "";
    }

    /** Counts in words: {@code 124 upvotes, 2 comments, 41 stars}; empty if there are none. */
    public static String counts(Counts counts) {
        List<String> parts = new ArrayList<>();
        if (counts.upvotes() > 0) {
            parts.add(count(counts.upvotes(), "upvote"));
        }
        if (counts.comments() > 0) {
            parts.add(count(counts.comments(), "comment"));
        }
        if (counts.stars() > 0) {
            parts.add(count(counts.stars(), "star"));
        }
        return String.join(", ", parts);
    }

    /** A score to as many places as it takes to tell neighbours apart. */
    public static String points(double value) {
        return value == Math.rint(value) ? number((long) value) : String.format(Locale.ENGLISH, "%.2f", value);
    }

    /** 1 as {@code 1st}, 12 as {@code 12th}. */
    public static String ordinal(int number) {
        int tens = number % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }

    /** What an identifier's registry is called. */
    public static String registry(PaperId id) {
        return switch (id.scheme()) {
            case "arxiv" -> "arXiv";
            case "doi" -> "DOI";
            case "acl" -> "ACL Anthology";
            case "openreview" -> "OpenReview";
            default -> id.scheme();
        };
    }

    /** Where a paper lives on the web; empty if its identifier does not tell. */
    public static String registryPage(PaperId id) {
        return id.webAddress().orElse("");
    }

    /** What is said of papers being found by something. */
    public static String mode(Mode mode) {
        return switch (mode) {
            case BOTH -> "Both";
            case WORDS -> "Words";
            case MEANING -> "Meaning";
        };
    }

    /** What a page says of an index that is being made, or empty. */
    public static String building(IndexState state) {
        return switch (state) {
            case IndexState.Current() -> "";
            case IndexState.Opening() -> "";
            case IndexState.Building(long papers, long of, IndexState.Reason why) ->
                "The index is being made anew: " + number(Math.min(papers, of)) + " of " + count(of, "paper")
                        + " can be found by now.";
        };
    }

    /** What an order of papers is called. */
    public static String order(Order order) {
        return switch (order) {
            case RELEVANCE -> "Best first";
            case DATE -> "Newest";
            case UPVOTES -> "Votes";
        };
    }
}
