package broadsheet.search.lucene;

import broadsheet.search.Relevance.Kind;
import broadsheet.search.query.Query;
import broadsheet.search.query.Query.All;
import broadsheet.search.query.Query.Any;
import broadsheet.search.query.Query.Not;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;

/**
 * How a query is run: what a paper must have, and what gives it points. The words of the query itself, outside of any
 * parentheses, may be missing one or the other; so may what a long text quotes; all else must hold.
 *
 * @param words those words, and those of quotations in a long text
 * @param required what must hold in any case
 * @param quoted what must hold unless words may be missing: the quotations of a long text
 * @param parts what gives points
 * @param marks the words to be marked, as stems
 * @param terms of the index that is asked
 * @param text what of the query says what the papers are about, as it was typed; empty if nothing does
 */
record QueryPlan(
        List<WordGroup> words,
        List<org.apache.lucene.search.Query> required,
        List<org.apache.lucene.search.Query> quoted,
        List<Part> parts,
        Set<String> marks,
        IndexTerms terms,
        String text) {

    /** In longer queries words stand near each other by chance, if at all. */
    private static final int LONGEST_TITLE = 16;

    /** No name has more words. */
    private static final int LONGEST_NAME = 4;

    /** In a text of so many words a quotation is what the text quotes, not what every paper must have. */
    private static final int PROSE = 8;

    /** How far the words of a query may be from each other in a title. */
    private static final int SLOP = 3;

    /**
     * What gives points.
     *
     * @param kind of what kind the match is
     * @param text the words it is for
     * @param query whose score are the points
     */
    record Part(Kind kind, String text, org.apache.lucene.search.Query query) {}

    /**
     * Plans a query.
     *
     * @param spelling forgives typos, or takes words as they are
     * @param terms of the index that is asked
     */
    static QueryPlan of(Query query, Spelling spelling, IndexTerms terms, Weights weights) {
        List<String> typed = new ArrayList<>();
        List<String> about = new ArrayList<>();
        List<org.apache.lucene.search.Query> required = new ArrayList<>();
        List<org.apache.lucene.search.Query> quoted = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Set<String> marks = new LinkedHashSet<>();
        Clauses clauses = new Clauses(spelling, terms, weights);
        List<Query> conjuncts = query instanceof All all ? all.parts() : List.of(query);
        boolean isProse =
                conjuncts.stream().filter(Query.Word.class::isInstance).count() >= PROSE;
        for (Query conjunct : conjuncts) {
            addText(conjunct, about);
            switch (conjunct) {
                case Query.Word word -> typed.add(word.text());
                case Query.Phrase phrase
                when isProse -> {
                    typed.addAll(phrase.words());
                    quoted.add(clauses.required(phrase));
                    clauses.addParts(phrase, parts, marks);
                }
                case Query.Everything _ -> {}
                case Not not -> required.add(clauses.required(not));
                case Any _,
                        All _,
                        Query.Phrase _,
                        Query.Title _,
                        Query.AuthorName _,
                        Query.InCategory _,
                        Query.Appeared _,
                        Query.Venue _,
                        Query.Code _,
                        Query.Upvotes _,
                        Query.Id _,
                        Query.Source _ -> {
                    required.add(clauses.required(conjunct));
                    clauses.addParts(conjunct, parts, marks);
                }
            }
        }
        List<WordGroup> groups =
                different(WordGroup.of(typed).stream().map(spelling::forgive).toList());
        List<Part> all = new ArrayList<>();
        for (WordGroup group : groups) {
            all.add(new Part(Kind.WORD, group.typed(), group.scored(terms)));
            marks.addAll(group.all());
        }
        all.addAll(parts);
        addTogether(typed, groups, weights, all);
        return new QueryPlan(groups, required, quoted, onceEach(all), marks, terms, String.join(" ", about));
    }

    /** Forms of one word are one group, called by the first: two would count it twice, and miss it twice. */
    private static List<WordGroup> different(List<WordGroup> groups) {
        Set<WordGroup> seen = new LinkedHashSet<>();
        return groups.stream()
                .filter(group -> seen.add(new WordGroup("", group.stems(), group.others(), group.field())))
                .toList();
    }

    /** A word that is asked for twice gives its points once. */
    private static List<Part> onceEach(List<Part> parts) {
        Set<org.apache.lucene.search.Query> seen = new LinkedHashSet<>();
        return parts.stream().filter(part -> seen.add(part.query())).toList();
    }

    private static void addTogether(List<String> typed, List<WordGroup> groups, Weights weights, List<Part> parts) {
        String text = String.join(" ", typed);
        // What was forgiven takes part as what it was taken for.
        String read = String.join(" ", groups.stream().map(WordGroup::typed).toList());
        List<String> stems = TextWords.stems(groups.size() == typed.size() ? read : text);
        if (stems.size() > 1 && stems.size() <= LONGEST_TITLE && weights.together() > 0) {
            parts.add(
                    new Part(Kind.TITLE, text, boosted(Clauses.phrase(Field.TITLE, stems, SLOP), weights.together())));
        }
        if (stems.size() > 1 && stems.size() <= LONGEST_TITLE && weights.beginning() > 0) {
            List<String> beginning = new ArrayList<>(stems);
            beginning.set(0, PlacedWords.first(stems.getFirst()));
            parts.add(new Part(
                    Kind.BEGINNING,
                    text,
                    boosted(new ConstantScoreQuery(Clauses.phrase(Field.TITLE, beginning, 0)), weights.beginning())));
        }
        // A word alone is more often a word than a name; those who want the name say author:.
        if (typed.size() > 1 && stems.size() <= LONGEST_NAME && groups.size() == typed.size() && weights.name() > 0) {
            for (org.apache.lucene.search.Query name : Names.asked(read)) {
                parts.add(new Part(Kind.NAME, text, boosted(new ConstantScoreQuery(name), weights.name())));
            }
        }
    }

    static org.apache.lucene.search.Query boosted(org.apache.lucene.search.Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    /** Whether papers are found by words, and so can be better or worse. */
    boolean isRanked() {
        return !parts.isEmpty();
    }

    /** The same without the points of rewards. */
    QueryPlan withoutRewards() {
        return new QueryPlan(
                words,
                required,
                quoted,
                parts.stream().filter(part -> !part.kind().isReward()).toList(),
                marks,
                terms,
                text);
    }

    /** What a part of a query says of what the papers are about. */
    private static void addText(Query part, List<String> about) {
        switch (part) {
            case Query.Word(String text) -> about.add(text);
            case Query.Phrase(String text) -> about.add(text);
            case Query.Title(Query of) -> addText(of, about);
            case All(List<Query> parts) -> parts.forEach(one -> addText(one, about));
            case Any(List<Query> alternatives) -> alternatives.forEach(one -> addText(one, about));
            case Not _,
                    Query.AuthorName _,
                    Query.InCategory _,
                    Query.Appeared _,
                    Query.Venue _,
                    Query.Code _,
                    Query.Upvotes _,
                    Query.Id _,
                    Query.Source _,
                    Query.Everything _ -> {}
        }
    }

    /**
     * What has any of the rewards; nothing if there are none. A single one would be scored as what must hold rather than
     * what may, which could round otherwise; there are two wherever there is one.
     */
    Optional<org.apache.lucene.search.Query> rewarded() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<Part> rewards =
                parts.stream().filter(part -> part.kind().isReward()).toList();
        rewards.forEach(reward -> any.add(reward.query(), Occur.SHOULD));
        return rewards.isEmpty() ? Optional.empty() : Optional.of(any.build());
    }

    /**
     * What finds the papers.
     *
     * @param missing how many of the words may be missing
     * @param filters what else must hold
     * @param scored whether papers get points
     */
    org.apache.lucene.search.Query query(int missing, List<org.apache.lucene.search.Query> filters, boolean scored) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        required.forEach(one -> builder.add(one, Occur.FILTER));
        if (missing == 0) {
            quoted.forEach(one -> builder.add(one, Occur.FILTER));
        }
        filters.forEach(one -> builder.add(one, Occur.FILTER));
        Set<org.apache.lucene.search.Query> taken = new LinkedHashSet<>();
        if (missing == 0) {
            for (WordGroup group : words) {
                boolean both = scored && group.isOneTerm();
                org.apache.lucene.search.Query must = group.required(terms);
                builder.add(must, both ? Occur.MUST : Occur.FILTER);
                if (both) {
                    taken.add(must);
                }
            }
        } else if (!words.isEmpty()) {
            builder.add(some(words.size() - missing, scored, taken), scored ? Occur.MUST : Occur.FILTER);
        }
        if (scored) {
            parts.stream()
                    .map(Part::query)
                    .filter(query -> !taken.contains(query))
                    .forEach(query -> builder.add(query, Occur.SHOULD));
        }
        BooleanQuery built = builder.build();
        boolean isFiltered = built.clauses().stream().anyMatch(clause -> clause.occur() != Occur.SHOULD);
        return isFiltered
                ? built
                : new BooleanQuery.Builder()
                        .add(built, Occur.SHOULD)
                        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                        .build();
    }

    private org.apache.lucene.search.Query some(int least, boolean scored, Set<org.apache.lucene.search.Query> taken) {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (WordGroup group : words) {
            if (scored && group.isOneTerm()) {
                some.add(group.scored(terms), Occur.SHOULD);
                taken.add(group.scored(terms));
            } else {
                some.add(scored ? new BoostQuery(group.required(terms), 0) : group.required(terms), Occur.SHOULD);
            }
        }
        return some.setMinimumNumberShouldMatch(Math.max(1, least)).build();
    }
}
