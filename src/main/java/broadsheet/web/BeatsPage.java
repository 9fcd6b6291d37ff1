package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code /beats}: all beats, each with what it caught last. */
public final class BeatsPage {
    private static final int LATEST = 3;

    private final Frames frames;
    private final Catalogue catalogue;
    private final BeatSections sections;
    private final Operator operator;
    private final Renderer renderer;

    BeatsPage(Frames frames, Catalogue catalogue, BeatSections sections, Operator operator, Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.sections = sections;
        this.operator = operator;
        this.renderer = renderer;
    }

    /**
     * A beat in the list.
     *
     * @param beat which
     * @param papers how many it caught lately
     * @param latest the first of them
     */
    public record Line(Beat beat, int papers, List<Headline> latest) {}

    /**
     * The page.
     *
     * @param frame around it
     * @param lines by name
     * @param mayWrite whether this browser may keep beats
     */
    public record View(Frame frame, List<Line> lines, boolean mayWrite) {}

    void answer(Context context) {
        List<Beat> beats = catalogue.beats().list();
        List<List<PaperId>> caught = sections.days(beats).stream()
                .map(days -> days.stream()
                        .flatMap(day -> day.caught().stream())
                        .map(BeatSections.Caught::paper)
                        .toList())
                .toList();
        Map<PaperId, Headline> headlines = catalogue
                .lists()
                .headlines(
                        caught.stream()
                                .flatMap(papers -> papers.stream().limit(LATEST))
                                .collect(Collectors.toSet()),
                        0);
        List<Line> lines = IntStream.range(0, beats.size())
                .mapToObj(i -> new Line(
                        beats.get(i),
                        caught.get(i).size(),
                        caught.get(i).stream()
                                .limit(LATEST)
                                .flatMap(paper -> Stream.ofNullable(headlines.get(paper)))
                                .toList()))
                .toList();
        Frame frame = frames.page(context, "Beats", "", frames.site().beats(), "beats", "");
        renderer.answer(context, "beats", new View(frame, lines, operator.isOperator(context)));
    }
}
