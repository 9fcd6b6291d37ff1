package broadsheet.web;

import broadsheet.catalog.Papers;
import broadsheet.paper.Paper;
import broadsheet.paper.PaperReference;

/** Finds the paper that an address asks for. */
final class AskedPaper {
    private AskedPaper() {}

    /**
     * The paper of an identifier in any form.
     *
     * @throws PageProblem if the text is no identifier, or the catalogue has no such paper
     */
    static Paper find(Papers papers, String text) {
        PaperReference reference = PaperReference.parse(text)
                .orElseThrow(() -> PageProblem.bad(
                        "“" + text + "” is no identifier of a paper",
                        "Try one such as 2312.13301, hep-th/9901001, acl:P18-1001, or search for the title."));
        return papers.find(reference.id())
                .orElseThrow(() -> PageProblem.missing(
                        "The paper " + reference.id() + " is not in this catalogue",
                        "Search for its title: it may be filed under another identifier."));
    }
}
