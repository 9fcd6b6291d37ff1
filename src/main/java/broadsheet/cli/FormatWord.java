package broadsheet.cli;

import broadsheet.cite.CitationFormat;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the format of citations, in any case. */
final class FormatWord implements ITypeConverter<CitationFormat> {
    @Override
    public CitationFormat convert(String text) {
        return CitationFormat.parse(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is none of " + String.join(", ", CitationFormat.words())));
    }
}
