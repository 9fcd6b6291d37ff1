package broadsheet.paper;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of research, by the code its source gives it: arXiv's {@code cs.CL}, a venue, an ACM class. Codes of arXiv are
 * written as arXiv writes them, however they came ({@code CS.cl}, {@code HEP-th}); those of others stay as they are.
 *
 * @param code not blank, single spaces
 */
public record Category(String code) {
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Stands where a paper has no category, so that every paper has a section. */
    public static final Category UNFILED = new Category("unfiled");

    /** @throws IllegalArgumentException if the code is blank */
    public Category {
        Optional<Taxonomy.Entry> known = Taxonomy.find(code);
        if (known.isEmpty()) {
            code = SPACES.matcher(code).replaceAll(" ").strip();
            known = Taxonomy.find(code);
        }
        if (code.isEmpty()) {
            throw new IllegalArgumentException("a category's code is blank");
        }
        code = known.map(Taxonomy.Entry::code).orElse(code);
    }

    /**
     * The category under which arXiv announces this today: old archives live on in a category of another ({@code cmp-lg}
     * in {@code cs.CL}), and some categories have two codes ({@code cs.NA} is {@code math.NA}). All others are their own.
     */
    public Category canonical() {
        return Taxonomy.find(code).map(known -> new Category(known.canonical())).orElse(this);
    }

    /** The words, such as {@code Computation and Language}; the code itself if it is not one of arXiv's. */
    public String name() {
        if (equals(UNFILED)) {
            return "Not yet filed";
        }
        return Taxonomy.find(code).map(Taxonomy.Entry::name).orElse(code);
    }

    /** The archive of arXiv that holds this, such as {@code cs} or {@code cond-mat}. */
    public Optional<String> archive() {
        return Taxonomy.find(code).map(Taxonomy.Entry::archive);
    }

    /** The group of archives, in words, such as {@code Computer Science} or {@code Physics}. */
    public Optional<String> group() {
        return Taxonomy.find(code).map(Taxonomy.Entry::group);
    }

    /** Whether this is a category of arXiv's, today's or a former one. */
    public boolean isArxiv() {
        return Taxonomy.find(code).isPresent();
    }

    @Override
    public String toString() {
        return code;
    }
}
