package broadsheet.cli;

import broadsheet.edition.Window;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how far trending looks back, in any case. */
final class WindowWord implements ITypeConverter<Window> {
    @Override
    public Window convert(String text) {
        return Window.parse(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no day, week, month or year"));
    }
}
