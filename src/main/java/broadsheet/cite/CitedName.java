package broadsheet.cite;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An author as a citation names them: a person in parts, or a group whole. Papers print names in one piece, so the parts are
 * a guess ({@link NameReading}).
 */
public sealed interface CitedName {
    /**
     * A person.
     *
     * @param given first names and initials, or empty
     * @param particle such as {@code van der}, in small letters, or empty
     * @param family without the particle, not empty
     * @param suffix such as {@code Jr.}, or empty
     */
    record Person(String given, String particle, String family, String suffix) implements CitedName {
        public Person {
            if (family.isEmpty()) {
                throw new IllegalArgumentException("a person without a family name, given " + given);
            }
        }

        /** The family name as one says it: {@code van der Berg}. */
        public String wholeFamily() {
            return particle.isEmpty() ? family : particle + " " + family;
        }

        /** As papers print it: {@code Jan van der Berg Jr.}. */
        public String inOrder() {
            return Stream.of(given, particle, family, suffix)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        /** As lists of references sort it: {@code van der Berg, Jan, Jr.}. */
        @Override
        public String inverted() {
            String named = given.isEmpty() ? wholeFamily() : wholeFamily() + ", " + given;
            return suffix.isEmpty() ? named : named + ", " + suffix;
        }
    }

    /**
     * A collaboration, an institution.
     *
     * @param name its whole name, not empty
     */
    record Group(String name) implements CitedName {
        public Group {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a group without a name");
            }
        }

        @Override
        public String inverted() {
            return name;
        }
    }

    /** The name in one piece, that of the family first. */
    String inverted();

    /**
     * The parts of a name.
     *
     * @param name as printed, not blank, single spaces
     */
    static CitedName of(String name) {
        return NameReading.read(name);
    }
}
