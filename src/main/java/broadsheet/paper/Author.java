package broadsheet.paper;

/**
 * An author as the paper names them.
 *
 * @param name the name as printed, in Unicode, not blank
 */
public record Author(String name) {
    public Author {
        name = name.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an author's name is blank");
        }
    }

    /** The key under which all spellings of this name that differ in case, accents and punctuation meet. */
    public String key() {
        return TextKey.of(name);
    }
}
