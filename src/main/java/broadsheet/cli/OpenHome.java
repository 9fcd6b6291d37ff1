package broadsheet.cli;

import broadsheet.catalog.Catalogue;
import broadsheet.config.Config;
import broadsheet.config.Home;
import broadsheet.edition.Editions;
import broadsheet.encode.Encoding;
import broadsheet.net.WebClient;
import broadsheet.search.PaperIndex;
import broadsheet.search.Search;
import broadsheet.source.sample.SampleEdition;

/**
 * A home that is open, with all that commands need of it.
 *
 * @param home the folder
 * @param config its configuration
 * @param catalogue its papers
 * @param editions what people see of them
 * @param encoding its encoder
 * @param index of its papers
 * @param search finds them
 * @param sample its sample edition
 * @param web the way out into the world
 */
public record OpenHome(
        Home home,
        Config config,
        Catalogue catalogue,
        Editions editions,
        Encoding encoding,
        PaperIndex index,
        Search search,
        SampleEdition sample,
        WebClient web)
        implements AutoCloseable {
    @Override
    public void close() {
        web.close();
        index.close();
        encoding.close();
        catalogue.close();
    }
}
