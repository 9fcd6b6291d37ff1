package broadsheet.digest.feed;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of the formats, written for the tests after their specifications. */
public final class FeedSchemas {
    private FeedSchemas() {}

    /** What is wrong with a document, as the schema of its format tells; empty if nothing is. */
    public static List<String> faults(FeedFormat format, byte[] document) {
        return switch (format) {
            case ATOM -> relaxNg("atom.rnc", document);
            case RSS -> relaxNg("rss.rnc", document);
            case JSON -> json(new String(document, StandardCharsets.UTF_8));
        };
    }

    private static List<String> json(String document) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(resource("feed.schema.json"), StandardCharsets.UTF_8));
        return schema.validate(document, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static List<String> relaxNg(String schema, byte[] document) {
        List<String> faults = new ArrayList<>();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandler() {
            @Override
            public void warning(SAXParseException fault) {
                error(fault);
            }

            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getLineNumber() + ":" + fault.getColumnNumber() + " " + fault.getMessage());
            }

            @Override
            public void fatalError(SAXParseException fault) {
                error(fault);
            }
        });
        try {
            ValidationDriver driver =
                    new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
            if (driver.loadSchema(new InputSource(new ByteArrayInputStream(resource(schema))))) {
                boolean valid = driver.validate(new InputSource(new ByteArrayInputStream(document)));
                if (valid != faults.isEmpty()) {
                    faults.add("valid is " + valid);
                }
            }
        } catch (SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = FeedSchemas.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
