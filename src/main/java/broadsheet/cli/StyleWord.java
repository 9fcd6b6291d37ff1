package broadsheet.cli;

import broadsheet.cite.CitationStyle;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the style of citations, in any case. */
final class StyleWord implements ITypeConverter<CitationStyle> {
    @Override
    public CitationStyle convert(String text) {
        return CitationStyle.parse(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is none of " + String.join(", ", CitationStyle.words())));
    }
}
