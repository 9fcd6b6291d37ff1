package broadsheet.cite;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes a printed name apart, by the customs that most names on papers follow.
 *
 * <ul>
 *   <li>The last word is the family's, with what belongs to it: particles ({@code van der}, which many do not sort by) and
 *       words such as {@code Van} and {@code Di} with a capital, which are a part of it unless a Vietnamese name follows.
 *   <li>{@code Jr.} or {@code III} at the end is a suffix; any other comma says that the family stood first.
 *   <li>In Chinese, Japanese and Korean characters the family stands first; a name without a space stays whole.
 *   <li>A name with a word such as {@code Collaboration} or {@code Team}, and a single one that ends in capitals, is a group's.
 * </ul>
 */
final class NameReading {
    /** Words by which groups call themselves, in small letters. */
    private static final Set<String> GROUPS =
            words("agency association authors collaboration collaborations committee consortia consortium contributors"
                    + " foundation group initiative institute laboratories laboratory organisation organization project"
                    + " society team teams universidad universidade universitat university université");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s:,;.()-]+");
    private static final Pattern SUFFIX = Pattern.compile("(?i:jr|sr)\\.?|II|III|IV|2nd|3rd");
    private static final Set<String> PARTICLES = words(
            "af al ap aus'm d' da das de degli dei del della den der des di do dos du e el in in't la las le les lo los"
                    + " op ten ter 't und van vande vander vom von y zu zum zur");
    private static final Set<String> BELONGING = words("Da De Del Della Der Di Dos Du La Le Van Vander Von");
    private static final Set<String> VIETNAMESE = words(
            "An Anh Bui Dang Dinh Do Doan Duong Ha Ho Hoang Huynh Le Luong Ly Mai Ngo Nguyen Pham Phan Phung Ta Thanh"
                    + " Tran Trinh Truong Vo Vu");

    private NameReading() {}

    private static Set<String> words(String text) {
        return Set.of(text.split(" ", -1));
    }

    static CitedName read(String name) {
        if (isGroup(name)) {
            return new CitedName.Group(name);
        }
        int comma = name.indexOf(',');
        if (comma < 0) {
            return inOrder(List.of(name.split(" ", -1)), "");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split(",", -1)) {
            parts.add(part.strip());
        }
        parts.removeIf(String::isEmpty);
        return parts.isEmpty() ? new CitedName.Group(name) : atCommas(parts);
    }

    /** Whether one of its words says so, or it is one word that ends like an abbreviation: OpenAI, DeepSeek-AI, NVIDIA. */
    private static boolean isGroup(String name) {
        int length = name.length();
        boolean abbreviation = length > 1
                && name.indexOf(' ') < 0
                && Character.isUpperCase(name.charAt(length - 1))
                && Character.isUpperCase(name.charAt(length - 2));
        return abbreviation
                || BETWEEN_WORDS
                        .splitAsStream(name)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(GROUPS::contains);
    }

    /** {@code Jane Roe, Jr.} · {@code Roe, Jane} · {@code Roe, Jane, Jr.}, and the other way round. */
    private static CitedName atCommas(List<String> parts) {
        List<String> names = new ArrayList<>(parts);
        String suffix = "";
        for (int i = names.size() - 1; i > 0 && suffix.isEmpty(); i--) {
            suffix = SUFFIX.matcher(names.get(i)).matches() ? names.remove(i) : "";
        }
        if (names.size() == 1) {
            return inOrder(List.of(names.getFirst().split(" ", -1)), suffix);
        }
        List<String> family = List.of(names.getFirst().split(" ", -1));
        int particles = 0;
        while (particles < family.size() - 1 && PARTICLES.contains(family.get(particles))) {
            particles++;
        }
        return new CitedName.Person(
                String.join(" ", names.subList(1, names.size())),
                joined(family, 0, particles),
                joined(family, particles, family.size()),
                suffix);
    }

    private static CitedName inOrder(List<String> words, String told) {
        int end = words.size();
        String suffix = told;
        if (suffix.isEmpty() && end > 2 && SUFFIX.matcher(words.getLast()).matches()) {
            suffix = words.getLast();
            end--;
        }
        if (end > 1 && isFamilyFirst(words.getFirst())) {
            return new CitedName.Person(joined(words, 1, end), "", words.getFirst(), suffix);
        }
        int family = end - 1;
        while (family > 1 && belongs(words.get(family - 1), words.get(family))) {
            family--;
        }
        int particles = family;
        while (particles > 1 && PARTICLES.contains(words.get(particles - 1))) {
            particles--;
        }
        // Guy Van den Broeck: what begins with a capital belongs to the family as a whole.
        while (particles > 1 && particles < family && BELONGING.contains(words.get(particles - 1))) {
            particles--;
            family = particles;
        }
        return new CitedName.Person(
                joined(words, 0, particles), joined(words, particles, family), joined(words, family, end), suffix);
    }

    private static boolean belongs(String word, String next) {
        return BELONGING.contains(word) && !VIETNAMESE.contains(next);
    }

    private static boolean isFamilyFirst(String word) {
        return switch (UnicodeScript.of(word.codePointAt(0))) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static String joined(List<String> words, int from, int end) {
        return String.join(" ", words.subList(from, end));
    }
}
