package broadsheet.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many papers are to be printed: a whole number from 1 to a million. */
final class PaperLimit implements ITypeConverter<Integer> {
    private static final int MOST = 1_000_000;

    @Override
    public Integer convert(String text) {
        int limit = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new TypeConversionException("'" + text + "' is no whole number from 1 to 1,000,000");
        }
        return limit;
    }
}
