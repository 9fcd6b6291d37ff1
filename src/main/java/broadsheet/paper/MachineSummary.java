package broadsheet.paper;

import java.util.List;

/**
 * What a machine wrote about a paper, kept apart from what its authors wrote.
 *
 * @param source the import it came with
 * @param text the summary, may be empty
 * @param keywords in the source's order, may be empty
 */
public record MachineSummary(String source, String text, List<String> keywords) {
    public MachineSummary {
        text = text.strip();
        keywords = List.copyOf(keywords);
    }
}
