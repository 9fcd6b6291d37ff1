package broadsheet.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how a batch searches. By words is the only way there is. */
final class SearchMode implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
        if (!word.equals("words")) {
            throw new TypeConversionException("'" + word + "' is no way to search; there is words");
        }
        return word;
    }
}
