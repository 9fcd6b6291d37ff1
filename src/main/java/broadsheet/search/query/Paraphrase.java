package broadsheet.search.query;

import broadsheet.paper.PaperId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query looks for, in words, to be put behind <em>Read as:</em>, such as <em>papers about <b>few-shot</b>, by <b>Y.
 * LeCun</b>, that appeared <b>from 2023 to 2025</b>, with code, without <b>vision</b></em>.
 *
 * @param parts the words in order, with blanks and commas; concatenated they are the sentence, without a full stop
 */
public record Paraphrase(List<Part> parts) {
    /** Words that stand alone beyond these are not repeated: whoever typed a sentence knows it. */
    static final int MOST_WORDS = 6;

    /** A piece of the sentence. */
    public sealed interface Part {
        /** The piece itself. */
        String text();

        /** What binds the others together. */
        record Plain(String text) implements Part {}

        /** What came from the query, to be set off. */
        record Strong(String text) implements Part {}
    }

    /** Joins plain pieces that follow each other. */
    public Paraphrase {
        List<Part> merged = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Plain(String text)
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Part.Plain(String before)) {
                merged.set(merged.size() - 1, new Part.Plain(before + text));
            } else {
                merged.add(part);
            }
        }
        parts = List.copyOf(merged);
    }

    /** What a query looks for. */
    public static Paraphrase of(Query query) {
        List<Part> parts = switch (query) {
            case Query.Everything() -> List.of(new Part.Plain("all papers"));
            case Query.Id(PaperId id) -> List.of(new Part.Plain("the paper "), new Part.Strong(id.text()));
            default -> {
                List<Part> sentence = new ArrayList<>(List.of(new Part.Plain("papers ")));
                sentence.addAll(described(query));
                yield sentence;
            }
        };
        return new Paraphrase(parts);
    }

    /** The sentence without distinction. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** How a condition is led in; in the order in which a sentence has them. */
    private enum Lead {
        ABOUT("about", "without"),
        TITLE("whose title has", "whose title lacks"),
        AUTHOR("by", "not by"),
        CATEGORY("in", "not in"),
        TIME("that appeared", "that did not appear"),
        VENUE("of the venue", "not of the venue"),
        COUNT("with", "not with"),
        CODE("with", "not with"),
        NO_CODE("without", "not without"),
        SOURCE("from the source", "not from the source"),
        ID("known as", "not known as"),
        CHOICE("either", "neither"),
        GROUP("that are", "that are not");

        private final String yes;
        private final String no;

        Lead(String yes, String no) {
            this.yes = yes;
            this.no = no;
        }
    }

    /** The conditions of a query, those that are led in alike together. */
    private static List<Part> described(Query query) {
        List<Query> parts = query instanceof Query.All all ? all.parts() : List.of(query);
        Map<Lead, List<Query>> yes = new EnumMap<>(Lead.class);
        Map<Lead, List<Query>> no = new EnumMap<>(Lead.class);
        for (Query part : parts) {
            if (part instanceof Query.Not(Query not)) {
                no.computeIfAbsent(lead(not), lead -> new ArrayList<>()).add(not);
            } else {
                yes.computeIfAbsent(lead(part), lead -> new ArrayList<>()).add(part);
            }
        }
        List<List<Part>> conditions = new ArrayList<>();
        yes.forEach((lead, queries) -> conditions.addAll(demanded(lead, queries)));
        no.forEach((lead, queries) ->
                conditions.add(led(lead.no, joined(objects(lead, queries), lead == Lead.CHOICE ? "nor" : "or"))));
        return between(conditions, ", ", ", ");
    }

    private static List<List<Part>> demanded(Lead lead, List<Query> queries) {
        return switch (lead) {
            case ABOUT -> List.of(led(lead.yes, joined(subjects(queries), "and")));
            // One must hold of each, so they cannot share an "either".
            case CHOICE ->
                queries.stream()
                        .map(each -> led(lead.yes, joined(objects(lead, List.of(each)), "or")))
                        .toList();
            default -> List.of(led(lead.yes, joined(distinguished(queries), "and")));
        };
    }

    /** What a paper is about; many words are not repeated one by one. */
    private static List<List<Part>> subjects(List<Query> queries) {
        List<Query> others =
                queries.stream().filter(each -> !(each instanceof Query.Word)).toList();
        if (queries.size() - others.size() <= MOST_WORDS) {
            return distinguished(queries);
        }
        List<List<Part>> subjects = new ArrayList<>(List.of(List.of(new Part.Plain("these words"))));
        others.forEach(each -> subjects.add(each instanceof Query.Any ? bracketed(object(each)) : object(each)));
        return subjects;
    }

    /** Choices in brackets where they stand beside others. */
    private static List<List<Part>> distinguished(List<Query> queries) {
        return queries.stream()
                .map(each -> each instanceof Query.Any && queries.size() > 1 ? bracketed(object(each)) : object(each))
                .toList();
    }

    /** The objects of a lead, alternatives one by one. */
    private static List<List<Part>> objects(Lead lead, List<Query> queries) {
        return queries.stream()
                .flatMap(each -> each instanceof Query.Any any && lead == Lead.CHOICE
                        ? any.alternatives().stream().map(Paraphrase::alternative)
                        : Stream.of(object(each)))
                .toList();
    }

    private static List<Part> alternative(Query query) {
        return query instanceof Query.All ? bracketed(described(query)) : described(query);
    }

    private static Lead lead(Query query) {
        return switch (query) {
            case Query.Word _, Query.Phrase _ -> Lead.ABOUT;
            case Query.Title _ -> Lead.TITLE;
            case Query.AuthorName _ -> Lead.AUTHOR;
            case Query.InCategory _ -> Lead.CATEGORY;
            case Query.Appeared _ -> Lead.TIME;
            case Query.Venue _ -> Lead.VENUE;
            case Query.Upvotes _ -> Lead.COUNT;
            case Query.Code(boolean has) -> has ? Lead.CODE : Lead.NO_CODE;
            case Query.Source _ -> Lead.SOURCE;
            case Query.Id _ -> Lead.ID;
            case Query.Any(List<Query> alternatives) -> commonLead(alternatives);
            case Query.All _, Query.Not _, Query.Everything _ -> Lead.GROUP;
        };
    }

    private static Lead commonLead(List<Query> alternatives) {
        Set<Lead> leads = alternatives.stream().map(Paraphrase::lead).collect(Collectors.toSet());
        Lead first = lead(alternatives.getFirst());
        return leads.size() == 1 && first != Lead.GROUP ? first : Lead.CHOICE;
    }

    private static List<Part> object(Query query) {
        return switch (query) {
            case Query.Word(String text) -> strong(text);
            case Query.Phrase(String text) -> strong("“" + text + "”");
            case Query.Title(Query of) -> object(of);
            case Query.AuthorName(String name) -> strong(name);
            case Query.InCategory(String code, boolean subtree) ->
                strong(subtree ? code + " and what is below it" : code);
            case Query.Appeared span -> strong(DaySpan.words(span));
            case Query.Venue(String text) -> strong(text);
            case Query.Upvotes span -> strong(UpvoteSpan.words(span));
            case Query.Code _ -> List.of(new Part.Plain("code"));
            case Query.Source(String name) -> strong(name);
            case Query.Id(PaperId id) -> strong(id.text());
            case Query.Any(List<Query> alternatives) ->
                joined(alternatives.stream().map(Paraphrase::object).toList(), "or");
            case Query.All _, Query.Not _, Query.Everything _ -> bracketed(described(query));
        };
    }

    private static List<Part> strong(String text) {
        return List.of(new Part.Strong(text));
    }

    private static List<Part> led(String lead, List<Part> objects) {
        List<Part> led = new ArrayList<>(List.of(new Part.Plain(lead + " ")));
        led.addAll(objects);
        return led;
    }

    private static List<Part> bracketed(List<Part> parts) {
        List<Part> bracketed = new ArrayList<>(List.of(new Part.Plain("(")));
        bracketed.addAll(parts);
        bracketed.add(new Part.Plain(")"));
        return bracketed;
    }

    /** {@code a, b and c}. */
    private static List<Part> joined(List<List<Part>> objects, String word) {
        String last = " " + word + " ";
        return between(objects, word.equals("nor") ? last : ", ", last);
    }

    private static List<Part> between(List<List<Part>> pieces, String separator, String last) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                parts.add(new Part.Plain(i == pieces.size() - 1 ? last : separator));
            }
            parts.addAll(pieces.get(i));
        }
        return parts;
    }
}
