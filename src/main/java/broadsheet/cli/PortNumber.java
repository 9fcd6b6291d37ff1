package broadsheet.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port to listen at: a whole number from 0 to 65535. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int MOST = 65_535;

    @Override
    public Integer convert(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : MOST + 1;
        if (port > MOST) {
            throw new TypeConversionException("'" + text + "' is no whole number from 0 to 65535");
        }
        return port;
    }
}
