package broadsheet.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in numbers.
 *
 * @param papers how many papers it holds
 * @param ids how many ids they have; more than papers where records under several ids are one paper
 * @param merged how many papers have more than one id
 * @param authors how many different names
 * @param listings how many places in daily lists
 * @param papersBySource how many papers each source told of, by source
 * @param firstDay the first day with an edition; null if there is none
 * @param lastDay the last day with an edition; null if there is none
 * @param bytes the size of its file
 * @param sources how each source stands that was ever run
 * @param warnings those that hold
 * @param broken how many records could not be read in the last month, by source and kind
 * @param looks the latest looks at whether what arXiv lists is here, the latest day first
 * @param asOf when they were read
 */
public record CatalogueStats(
        long papers,
        long ids,
        long merged,
        long authors,
        long listings,
        Map<String, Long> papersBySource,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        long bytes,
        List<SourceState> sources,
        List<Warning> warnings,
        Map<String, Map<String, Long>> broken,
        List<Look> looks,
        Instant asOf) {}
