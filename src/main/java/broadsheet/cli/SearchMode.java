package broadsheet.cli;

import broadsheet.search.Wanted.Mode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads by what papers are found. */
final class SearchMode implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String word) {
        return Mode.parse(word)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + word + "' is no way to search; there are words, meaning and both"));
    }
}
