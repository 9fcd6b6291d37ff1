package broadsheet.cli;

import broadsheet.search.Order;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an order of papers. */
final class OrderWord implements ITypeConverter<Order> {
    @Override
    public Order convert(String word) {
        return Order.parse(word)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + word + "' is no order; there are relevance, date and upvotes"));
    }
}
