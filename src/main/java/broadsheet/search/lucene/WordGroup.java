package broadsheet.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * A word as it was typed, and what is looked for: the stems of its parts, all of them, or their compound.
 *
 * @param typed as it was typed
 * @param stems at least one; several for {@code few-shot}
 * @param others what stands for the whole as well, such as {@code fewshot}
 * @param field where it is looked for: in all words, or if it is a stop word in titles
 */
record WordGroup(String typed, List<String> stems, List<String> others, String field) {
    WordGroup {
        stems = List.copyOf(stems);
        others = List.copyOf(others);
    }

    /** The groups of words as they were typed, without stop words; those alone if there is nothing else. */
    static List<WordGroup> of(List<String> typed) {
        Set<WordGroup> groups = new LinkedHashSet<>();
        for (boolean stopWords : new boolean[] {false, true}) {
            for (String word : typed) {
                List<String> stems = TextWords.words(word).stream()
                        .filter(part -> stopWords || !TextWords.isStopWord(part))
                        .map(Stems::of)
                        .distinct()
                        .toList();
                if (!stems.isEmpty()) {
                    List<String> others =
                            TextWords.compounds(word).stream().map(Stems::of).toList();
                    groups.add(new WordGroup(word, stems, others, stopWords ? Field.TITLE : Field.WORDS));
                }
            }
            if (!groups.isEmpty()) {
                break;
            }
        }
        return List.copyOf(groups);
    }

    /** All stems that may stand for it. */
    List<String> all() {
        List<String> all = new ArrayList<>(stems);
        all.addAll(others);
        return all;
    }

    /** Whether one term is all there is to it. */
    boolean isOneTerm() {
        return stems.size() == 1 && others.isEmpty();
    }

    /** What gives points for it. */
    Query scored(IndexTerms terms) {
        if (isOneTerm()) {
            return terms.query(field, stems.getFirst());
        }
        Query parts = any(stems.stream().map(stem -> terms.query(field, stem)).toList());
        if (others.isEmpty()) {
            return parts;
        }
        List<Query> ways = new ArrayList<>(List.of(parts));
        others.forEach(other -> ways.add(terms.query(field, other)));
        // Not their sum: one who writes it in one piece has no parts to show.
        return new DisjunctionMaxQuery(ways, 0);
    }

    /** What a paper must have that has it. */
    Query required(IndexTerms terms) {
        if (isOneTerm()) {
            return terms.query(field, stems.getFirst());
        }
        List<Query> ways = new ArrayList<>();
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        stems.forEach(stem -> parts.add(terms.query(field, stem), Occur.MUST));
        ways.add(parts.build());
        others.forEach(other -> ways.add(terms.query(field, other)));
        return any(ways);
    }

    private static Query any(List<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
