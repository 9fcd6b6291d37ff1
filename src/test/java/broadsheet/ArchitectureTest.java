package broadsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the house to its plan. Each rule is given the root of a house: it must hold in {@code broadsheet}, and it must find
 * the fault in {@code broadsheet.crooked}, which was built to break it.
 */
class ArchitectureTest {
    /** The stages a paper passes: each may import those before it. Planned ones stand here before they exist. */
    private static final List<String> STAGES = List.of(
            "config",
            "paper",
            "net",
            "encode",
            "rank",
            "measure",
            "cite",
            "catalog",
            "mail",
            "hook",
            "source",
            "search",
            "learn",
            "edition",
            "community",
            "digest",
            "job");

    private static final Set<String> DOORS = Set.of("web", "api", "mcp", "cli");

    /** Sees everything, and nobody sees it. */
    private static final String TOP = "";

    /** The pages' templates, compiled: they belong to the door that prints them. */
    private static final String TEMPLATES = "pages";

    private static final String EMPTY_NAMES = "(Abstract.*|.*(Util|Utils|Helper|Helpers|Manager|Impl))";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("broadsheet");
    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages("broadsheet.crooked");

    record Rule(String name, RuleOf rule, String culprit) {
        @Override
        public String toString() {
            return name + ", which " + culprit + " breaks";
        }
    }

    @FunctionalInterface
    interface RuleOf {
        ArchRule in(String root);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                        new Rule("a stage imports only stages before it", ArchitectureTest::order, "Upwards"),
                        new Rule("a stage imports no door", ArchitectureTest::order, "EditionUtil.page"),
                        new Rule("a door imports no other door", ArchitectureTest::order, "Page.command"),
                        new Rule("nobody imports App and Main", ArchitectureTest::order, "EditionUtil.surplus"),
                        new Rule("every package is in the plan", ArchitectureTest::order, "Stranger"),
                        new Rule("only App and Main stand at the top", ArchitectureTest::top, "Surplus"),
                        new Rule("the vocabulary imports nothing of ours", ArchitectureTest::vocabulary, "Importing"),
                        new Rule("only the catalogue speaks with the database", ArchitectureTest::database, "Page"),
                        new Rule("only net opens connections", ArchitectureTest::wayOut, "Upwards"),
                        new Rule("only mail speaks with mail servers", ArchitectureTest::mail, "Page"),
                        new Rule("names say what a class is", root -> names(), "EditionUtil"),
                        new Rule("nothing logs by java.util.logging", root -> logging(), "Command"),
                        new Rule("only Main has the process's own streams", ArchitectureTest::streams, "Command"),
                        new Rule("every package is null-marked", root -> nullMarked(), "broadsheet.crooked.rank"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(Rule rule) {
        rule.rule().in("broadsheet").check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCrookedHouseBreaks(Rule rule) {
        List<String> faults = rule.rule()
                .in("broadsheet.crooked")
                .evaluate(CROOKED)
                .getFailureReport()
                .getDetails();

        assertThat(faults).as(rule.toString()).anyMatch(fault -> fault.contains(rule.culprit()));
    }

    private static ArchRule order(String root) {
        return classes().should(new ArchCondition<>("import only what stands before them in the plan") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String from = stage(root, origin);
                if (!STAGES.contains(from) && !DOORS.contains(from) && !from.equals(TOP)) {
                    events.add(SimpleConditionEvent.violated(origin, origin.getName() + " is not in the plan"));
                }
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(root) && !mayImport(from, stage(root, target))) {
                        events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private static boolean mayImport(String from, String to) {
        if (from.equals(to) || from.equals(TOP)) {
            return true;
        }
        if (to.equals(TOP) || DOORS.contains(to)) {
            return false;
        }
        return DOORS.contains(from) || STAGES.indexOf(to) < STAGES.indexOf(from);
    }

    /** The first part of a package's name below the root; {@link #TOP} for the root itself. */
    private static String stage(String root, JavaClass javaClass) {
        String below = javaClass.getPackageName().substring(root.length());
        String first = below.isEmpty() ? TOP : below.substring(1).split("\\.", -1)[0];
        return first.equals(TEMPLATES) ? "web" : first;
    }

    private static ArchRule top(String root) {
        return classes()
                .that()
                .resideInAPackage(root)
                .should()
                .haveNameMatching(".*\\.(App|Main|package-info)(\\$.*)?");
    }

    private static ArchRule vocabulary(String root) {
        DescribedPredicate<JavaClass> ours =
                resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAPackage(root + ".paper..")));
        return noClasses().that().resideInAPackage(root + ".paper..").should().dependOnClassesThat(ours);
    }

    private static ArchRule database(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".catalog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb..", "com.zaxxer..");
    }

    private static ArchRule mail(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");
    }

    /** Servers that listen are another matter. */
    private static ArchRule wayOut(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|URLConnection|HttpURLConnection)");
    }

    private static ArchRule names() {
        return classes().should(new ArchCondition<>("have names that say what they are") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean empty = javaClass.getSimpleName().matches(EMPTY_NAMES);
                events.add(new SimpleConditionEvent(javaClass, !empty, javaClass.getName() + " says nothing"));
            }
        });
    }

    private static ArchRule logging() {
        // Lucene logs by it whatever we do; one class of ours says how much.
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("broadsheet.search.lucene.LuceneLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..");
    }

    private static ArchRule streams(String root) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in");
    }

    private static ArchRule nullMarked() {
        return classes().should(new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean generated = javaClass.getPackageName().startsWith("broadsheet." + TEMPLATES);
                boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        javaClass, generated || marked, javaClass.getPackageName() + " is not null-marked"));
            }
        });
    }
}
