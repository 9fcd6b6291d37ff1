package broadsheet.source.arxiv.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;

/** Titles, names and abstracts as authors type them, out of small lists of our own: nonsense with TeX in it. */
public final class MadeText {
    private static final List<String> WORDS = words("""
            model learning language data method training network approach performance image deep system translation
            representation attention graph semantic domain benchmark evaluation speech reasoning dialogue retrieval
            segmentation classification transformer diffusion embedding alignment reward policy agent robot planning
            memory sparse latent adversarial causal bayesian temporal spatial acoustic medical molecular protein quantum
            lattice boson vacuum entropy manifold cohomology operator spectrum estimator martingale galaxy neutrino
            turbulence polymer soliton corpus annotation calibration uncertainty fairness bound convergence sampling""");

    /** What TeX writes with a command, and what it prints. */
    private static final Map<String, String> ACCENTS = accents();

    private static final List<String> FIRST_NAMES = words("""
            Ada Wei Maria Yuki Ivan Fatima Chen Olga Jos\\'e Priya Lars Ngozi Emre Zo\\"e Mikael Hana Pedro Aisha S\\o{}ren
            J\\'er\\^ome Fran\\c{c}ois \\L{}ukasz \\v{S}imon""");
    private static final List<String> SURNAMES = words("""
            Kalomer Steinwan Xu Bergardin Torisen Ovamann Ili\\'c Lundho Park Tan M\\"uller Erd\\H{o}s Bj\\"orklund Gon\\c{c}alves
            Novotn\\'y Cast\\~ao Stra\\ss{}er Merwan Gardin Hossen Parkov Ezlund Rito Deber Wanxu Hotan""");
    private static final List<String> FORMULAS = List.of(
            "$\\ell_1$",
            "$O(n \\log n)$",
            "$\\mathcal{H}$",
            "$k \\ge 3$",
            "$a<b$",
            "$\\mathbb{R}^d$",
            "$\\gamma\\gamma \\to Z$",
            "$\\pm J$");

    private MadeText() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static Map<String, String> accents() {
        Map<String, String> accents = new LinkedHashMap<>();
        accents.put("\\'e", "é");
        accents.put("\\\"e", "ë");
        accents.put("\\o{}", "ø");
        accents.put("\\^o", "ô");
        accents.put("\\c{c}", "ç");
        accents.put("\\L{}", "Ł");
        accents.put("\\v{S}", "Š");
        accents.put("\\'c", "ć");
        accents.put("\\\"u", "ü");
        accents.put("\\H{o}", "ő");
        accents.put("\\\"o", "ö");
        accents.put("\\'y", "ý");
        accents.put("\\~a", "ã");
        accents.put("\\ss{}", "ß");
        return accents;
    }

    /** The same text with the accents of our lists as letters, as some of arXiv's doors give it. */
    public static String withLetters(String tex) {
        if (tex.indexOf('\\') < 0) {
            return tex;
        }
        String letters = tex;
        for (Map.Entry<String, String> accent : ACCENTS.entrySet()) {
            letters = letters.replace(accent.getKey(), accent.getValue());
        }
        return letters;
    }

    static String name(RandomGenerator random) {
        String first = any(FIRST_NAMES, random);
        String initial = random.nextInt(4) == 0 ? " " + (char) ('A' + random.nextInt(26)) + "." : "";
        return first + initial + " " + any(SURNAMES, random);
    }

    static String title(RandomGenerator random) {
        String title = capital(text(4 + random.nextInt(8), random));
        return switch (random.nextInt(12)) {
            case 0 -> title + " with " + any(FORMULAS, random);
            case 1 -> title + " & " + any(WORDS, random);
            case 2 -> "\"" + title + "\": " + any(WORDS, random) + " after Erd\\H{o}s";
            case 3 -> title + "\n  for " + text(2, random);
            default -> title;
        };
    }

    static String summary(RandomGenerator random) {
        StringJoiner sentences = new StringJoiner(random.nextInt(5) == 0 ? "\n  " : " ");
        int many = 5 + random.nextInt(6);
        for (int i = 0; i < many; i++) {
            String sentence = capital(text(10 + random.nextInt(12), random));
            sentences.add(random.nextInt(6) == 0 ? sentence + ", " + any(FORMULAS, random) + "." : sentence + ".");
        }
        return (random.nextInt(3) == 0 ? "  " : "") + sentences;
    }

    private static String text(int words, RandomGenerator random) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i < words; i++) {
            // Earlier words more often: the density at x of the list's length falls as 1 / √x.
            double x = random.nextDouble();
            text.add(WORDS.get((int) (x * x * WORDS.size())));
        }
        return text.toString();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
