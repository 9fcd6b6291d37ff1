package broadsheet.cli;

import broadsheet.measure.Half;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which half of the queries counts, in any case. */
final class HalfWord implements ITypeConverter<Half> {
    @Override
    public Half convert(String text) {
        for (Half half : Half.values()) {
            if (of(half).equals(text.toLowerCase(Locale.ROOT))) {
                return half;
            }
        }
        throw new TypeConversionException("'" + text + "' is not even, odd or all");
    }

    /** The word for it. */
    static String of(Half half) {
        return half.name().toLowerCase(Locale.ROOT);
    }
}
