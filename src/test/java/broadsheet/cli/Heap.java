package broadsheet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Papers as an import may bring them, awkward ones among them. */
final class Heap {
    /** As long as the name of an import may be. */
    static final String LONG_NAME = "a-source-with-the-longest-name-there-is1";

    private Heap() {}

    /** Puts the papers below a folder, a folder a source. */
    static void heapUp(Path folder) throws IOException {
        write(folder.resolve("daily/papers.jsonl"), """
                {"id":"2603.00001","title":"A paper that was listed","abstract":"It was.","authors":["Ada Lovelace"],"published":"2026-03-01","venue":"","url":"","categories":["cs.CL","cs.AI"],"extra":{"daily_dates":["2026-03-02"],"upvotes":12,"num_comments":3,"upvote_snapshots":[{"at":"2026-03-02T08:00:00Z","upvotes":12,"comments":3}],"github":"https://github.com/ada/engine","github_stars":40,"project_page":"https://ada.example.org/","organization":"Analytical Society","submitter":"babbage","hf_ai_summary":"A summary.","hf_ai_keywords":["engines"]}}
                {"id":"2603.00002","title":"Another one","abstract":"","authors":["Ada Lovelace","Charles Babbage","Mary Somerville","Augustus De Morgan"],"published":"2026-03-01","venue":"","url":"","categories":[],"extra":{"daily_dates":["2026-03-02"],"upvotes":5,"num_comments":9}}
                """);
        write(folder.resolve(LONG_NAME + "/papers.jsonl"), """
                {"id":"2603.00001","title":"A paper that was listed","abstract":"It was listed and announced.","authors":["Ada Lovelace"],"published":"2026-03-01","venue":"Proceedings of the Society for the Diffusion of Useful Knowledge, Volume the Second","url":"https://arxiv.org/abs/2603.00001","categories":["cs.CL"],"extra":{"listed":"2026-03-02","comment":"12 pages","doi":"10.1000/ABC","licence":"http://creativecommons.org/licenses/by/4.0/"}}
                {"id":"2603.00003","title":"自然言語処理における大規模言語モデルの評価手法に関する調査と今後の課題についての考察および提案、ならびに実験","abstract":"","authors":["山田太郎"],"published":"2026-03-02","venue":"","url":"","categories":["cs.CV"],"extra":{}}
                {"id":"2603.00004","title":"Evil\\u001b[31mred\\u0007 and\\ttabbed","abstract":"one\\ntwo","authors":["M\\u001b[2Jallory"],"published":"2026-03-02","venue":"","url":"","categories":["cs.CR"],"extra":{"github":"https://github.com/an-organisation-with-a-very-long-name/and-a-repository-with-an-even-longer-name-than-that"}}
                {"id":"an identifier of the import's own","title":"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft","abstract":"","authors":[],"published":"2026-03","venue":"","url":"","categories":["An ACM class / with words"],"extra":{}}
                {"id":"doi:10.1000/abc(1)","title":"Older","abstract":"","authors":["Ada Lovelace"],"published":"2019","venue":"","url":"","categories":[],"extra":{}}
                """);
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
