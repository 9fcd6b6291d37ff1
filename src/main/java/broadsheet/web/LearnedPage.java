package broadsheet.web;

import broadsheet.catalog.Beat;
import broadsheet.catalog.Beat.Stance;
import broadsheet.catalog.Catalogue;
import broadsheet.edition.BeatSections;
import broadsheet.edition.BeatSections.Caught;
import broadsheet.edition.Wording;
import broadsheet.learn.BeatLearning.Learnt;
import broadsheet.learn.Blend;
import broadsheet.learn.Demonstration;
import broadsheet.learn.Examination;
import broadsheet.learn.LearningCurve;
import broadsheet.learn.Reading;
import broadsheet.paper.Headline;
import broadsheet.paper.PaperId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /beats/NAME/learned}: what a beat has learned, from which examples, and how sure it is. */
public final class LearnedPage {
    private static final int WORDS = 14;
    private static final int KEPT = 100;

    private final Frames frames;
    private final Catalogue catalogue;
    private final BeatSections sections;
    private final Operator operator;
    private final Forms forms;
    private final Renderer renderer;
    private final Cache<Learnt, Examination> examinations = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    LearnedPage(
            Frames frames,
            Catalogue catalogue,
            BeatSections sections,
            Operator operator,
            Forms forms,
            Renderer renderer) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.sections = sections;
        this.operator = operator;
        this.forms = forms;
        this.renderer = renderer;
    }

    /**
     * An example, and what it did.
     *
     * @param id of the paper
     * @param title to show
     * @param page the paper's address; empty if the catalogue has it no more
     * @param stance what was said of it
     * @param caught how many of the papers caught lately have it for their nearest example
     * @param hasSay whether anything was learnt from it
     * @param isAll whether nothing else tells what is meant
     * @param byOthers how likely it would be meant by the other examples, in hundredths; none if that was not examined
     */
    public record Told(
            String id,
            String title,
            String page,
            Stance stance,
            int caught,
            boolean hasSay,
            boolean isAll,
            OptionalInt byOthers) {
        /** How likely it would be meant, in words. */
        public String inWords() {
            if (!hasSay) {
                return "has no say: not encoded yet, or gone from the catalogue";
            }
            if (isAll) {
                return "all that is known of what is meant";
            }
            String likely = byOthers.isPresent()
                    ? byOthers.getAsInt() + " in 100 that it is meant, to judge by the others"
                    : "not examined, as there are so many";
            return caught == 0 ? likely : likely + "; nearest to " + Wording.count(caught, "paper") + " it caught";
        }

        /** Whether the other examples speak against it. */
        public boolean isOdd() {
            return byOthers.isPresent() && stance.isWanted() == byOthers.getAsInt() < 50;
        }
    }

    /**
     * The page.
     *
     * @param frame around it
     * @param beat which
     * @param silence why nothing was learnt, or empty
     * @param speakFor words that speak for a paper, the most telling first
     * @param speakAgainst words that speak against it
     * @param examples of it
     * @param caught how many papers it caught lately
     * @param expected how many of these are meant, by their probabilities
     * @param plot the learning curve; null if there are too few examples for one
     * @param lesson what the curve tells
     * @param draft the beat, to be changed
     * @param mayWrite whether this browser may change it
     * @param token of the forms
     */
    public record View(
            Frame frame,
            Beat beat,
            String silence,
            List<String> speakFor,
            List<String> speakAgainst,
            List<Told> examples,
            int caught,
            int expected,
            @Nullable CurvePlot plot,
            String lesson,
            BeatDraft draft,
            boolean mayWrite,
            String token) {}

    void answer(Context context) {
        Beat beat = BeatPage.find(catalogue, context);
        Optional<Learnt> learnt = sections.learn(beat);
        Optional<Blend.Learned> learned = learnt.map(Learnt::scorer)
                .filter(Blend.Learned.class::isInstance)
                .map(Blend.Learned.class::cast);
        List<Caught> caught = sections.days(beat).stream()
                .flatMap(day -> day.caught().stream())
                .toList();
        Optional<Examination> examination = learned.map(
                one -> examinations.get(learnt.orElseThrow(), _ -> Examination.of(new Blend(), one.lesson())));
        Optional<LearningCurve> curve =
                examination.map(Examination::curve).filter(one -> one.points().size() > 1);
        Frame frame = frames.page(
                context, "What “" + beat.name() + "” learned", "", frames.site().learned(beat.key()), "beats", "");
        renderer.answer(
                context,
                "learned",
                new View(
                        frame,
                        beat,
                        learned.isPresent() ? "" : BeatPage.UNLEARNT,
                        learned.map(one -> one.words().heaviest(WORDS)).orElse(List.of()),
                        learned.map(one -> one.words().times(-1).heaviest(WORDS))
                                .orElse(List.of()),
                        told(beat, learnt, learned, examination, caught),
                        caught.size(),
                        (int) Math.round(
                                caught.stream().mapToDouble(Caught::probability).sum()),
                        curve.map(CurvePlot::new).orElse(null),
                        examination.map(one -> one.curve().inWords()).orElse(""),
                        BeatDraft.of(beat),
                        operator.isOperator(context),
                        operator.isOperator(context) ? forms.token(context) : ""));
    }

    private List<Told> told(
            Beat beat,
            Optional<Learnt> learnt,
            Optional<Blend.Learned> learned,
            Optional<Examination> examination,
            List<Caught> caught) {
        Map<PaperId, Headline> headlines = catalogue
                .lists()
                .headlines(beat.examples().stream().map(Beat.Example::paper).toList(), 0);
        Map<PaperId, Long> nearest = learnt.flatMap(known -> learned.map(one -> nearest(known, one, caught)))
                .orElse(Map.of());
        Map<PaperId, Double> byOthers = examination.map(Examination::byOthers).orElse(Map.of());
        Set<PaperId> said = learned.map(one -> one.lesson().judged()).orElse(Set.of());
        boolean isAll = beat.instruction().isEmpty() && beat.papers(true).size() == 1;
        return beat.examples().stream()
                .map(example -> {
                    PaperId paper = example.paper();
                    Headline headline = headlines.get(paper);
                    Double likely = byOthers.get(paper);
                    return new Told(
                            paper.text(),
                            headline == null ? paper.text() : headline.title(),
                            headline == null ? "" : frames.site().paper(paper),
                            example.stance(),
                            nearest.getOrDefault(paper, 0L).intValue(),
                            said.contains(paper),
                            isAll,
                            likely == null ? OptionalInt.empty() : OptionalInt.of((int) Math.round(100 * likely)));
                })
                .toList();
    }

    private Map<PaperId, Long> nearest(Learnt learnt, Blend.Learned learned, List<Caught> caught) {
        Map<PaperId, Reading> readings =
                sections.read(learnt, caught.stream().map(Caught::paper).toList());
        return readings.values().stream()
                .flatMap(reading -> Demonstration.of(learned.lesson(), reading, 1).stream())
                .map(Demonstration::paper)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
