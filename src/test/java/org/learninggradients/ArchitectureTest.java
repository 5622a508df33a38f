package org.learninggradients;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.data.Sources;
import org.learninggradients.net.Trace;
import org.learninggradients.net.ValueGradients;
import org.learninggradients.net.layer.LayerPass;
import org.learninggradients.net.layer.Workspace;
import org.learninggradients.train.TrainingListener;

/** The floors of the house, and what may not be said on which. */
class ArchitectureTest {
    private static final String HOUSE = "org.learninggradients";

    /** Rules are methods, not ArchUnit's fields: the Maven plugin that runs tests overlooks a field that fails. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    /** From the roof down; the rooms of one floor do not see each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("report", "ml"),
            List.of("run"),
            List.of("store"),
            List.of("train", "attribute", "evaluate"),
            List.of("data"),
            List.of("spark"),
            List.of("evaluation"),
            List.of("learn"),
            List.of("plan"),
            List.of("onnx"),
            List.of("attribution"),
            List.of("net"),
            List.of("math"),
            List.of("text"));

    /** What other rooms use of a room and its sub-rooms, by simple names. */
    private static final Map<String, Set<String>> DOORS = Map.of(
            "data",
            Set.of(
                    "TrainingData",
                    "InferenceData",
                    "Sources",
                    "Split",
                    "TrainingMoments",
                    "ColumnMoments",
                    "Standardizer",
                    "DataException",
                    "DataWireTypes"),
            "attribution",
            Set.of(
                    "Attributor",
                    "AttributionTarget",
                    "TargetValue",
                    "Method",
                    "MethodOptions",
                    "LearningGradient",
                    "Quadrature",
                    "Completeness"),
            "onnx",
            Set.of(
                    "OnnxReader",
                    "OnnxWriter",
                    "OnnxModel",
                    "OnnxException",
                    "Metadata",
                    "MetadataProperties",
                    "Precision"),
            "math",
            Set.of(
                    "Products",
                    "JavaProducts",
                    "NativeProducts",
                    "OrderedSum",
                    "Permutation",
                    "Ranking",
                    "RandomStream",
                    "Sign",
                    "Exponential"),
            "store",
            Set.of(
                    "RunOutput",
                    "ExistingRun",
                    "RunInput",
                    "RunWriter",
                    "Run",
                    "RunRecord",
                    "State",
                    "RunTables",
                    "Models",
                    "Table",
                    "View",
                    "TableFolder",
                    "Format",
                    "Verification",
                    "StoreException",
                    "LockedException"));

    private static final String[] WITHOUT_SPARK =
            packages("evaluation", "learn", "plan", "onnx", "attribution", "net", "math", "text");
    private static final String[] PORTABLE =
            packages("math", "net", "attribution", "learn", "evaluation", "train", "attribute");

    /** What java.lang.Math may round as the machine likes; the rest of it is exact or correctly rounded. */
    private static final String ROUNDED_BY_THE_MACHINE =
            "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot";

    @Test
    void lowerFloorsNeverImportUpperOnes() {
        check(floors());
    }

    @Test
    void onlyTheDoorOfARoomIsUsedFromOutside() {
        DOORS.forEach((room, door) -> check(noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + "." + room + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are in " + room + " behind its door " + door,
                        type -> (type.getPackageName() + ".").startsWith(HOUSE + "." + room + ".")
                                && !door.contains(type.getBaseComponentType().getSimpleName())))));
    }

    @Test
    void sparkStaysAboveThePlan() {
        check(noClasses()
                .that()
                .resideInAnyPackage(WITHOUT_SPARK)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark.."));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching(HOUSE + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyTheKernelsUseVectorsOfTheMachine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".math.vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector"));
    }

    /** Others get a network's outputs and gradients from Network, BackPropagation and Attributor. */
    @Test
    void onlyAttributionTakesANetworksPassesApart() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(HOUSE + ".net..", HOUSE + ".attribution..")
                .should()
                .dependOnClassesThat(type(Trace.class)
                        .or(type(ValueGradients.class))
                        .or(type(LayerPass.class))
                        .or(type(Workspace.class))));
    }

    @Test
    void onlyTheCommandLineReadsArguments() {
        check(outside("cli").should().dependOnClassesThat().resideInAPackage("picocli.."));
    }

    @Test
    void onlyTheSettingsReadSettingsFiles() {
        check(outside("cli.settings").should().dependOnClassesThat().resideInAPackage("com.typesafe.config.."));
    }

    /** The engine is reached through the room run, but for what it tells: listeners and failures. */
    @Test
    void theCommandLineComesInByTheDoor() {
        check(noClasses()
                .that()
                .resideInAPackage(HOUSE + ".cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages("train", "attribute", "data"))
                        .and(not(assignableTo(Exception.class)))
                        .and(not(assignableTo(TrainingListener.class)))
                        .and(not(type(Sources.class)))));
    }

    @Test
    void theDoorIsForTheCommandLineAndForPrograms() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages("run", "cli", "ml"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOUSE + ".run.."));
    }

    @Test
    void arithmeticIsTheSameOnEveryMachine() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PORTABLE)
                .should()
                .accessTargetWhere(target(owner(type(Math.class))).and(target(nameMatching(ROUNDED_BY_THE_MACHINE))))
                .allowEmptyShould(true));
    }

    @Test
    void randomnessIsAnArgument() {
        check(noClasses()
                .should()
                .accessTargetWhere(target(owner(type(Math.class))).and(target(nameMatching("random"))))
                .orShould()
                .accessTargetWhere(
                        target(owner(assignableTo(RandomGenerator.class))).and(target(nameMatching("nextGaussian"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom"));
    }

    @Test
    void noGeneratorIsShared() {
        check(noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(assignableTo(RandomGenerator.class))
                .orShould()
                .haveRawType(HOUSE + ".math.RandomStream")
                .allowEmptyShould(true));
    }

    @Test
    void portableRandomNumbersComeFromOurStream() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PORTABLE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .allowEmptyShould(true));
    }

    @Test
    void streamsAreSequential() {
        check(noClasses()
                .should()
                .accessTargetWhere(target(owner(assignableTo(BaseStream.class))).and(target(nameMatching("parallel"))))
                .orShould()
                .accessTargetWhere(target(nameMatching("parallelStream|parallelPrefix|parallelSetAll|parallelSort"))));
    }

    @Test
    void classesAreNamedByWhatTheyMean() {
        check(classes()
                .should()
                .haveNameNotMatching(".*Utils?(\\$.*)?")
                .andShould()
                .haveNameNotMatching(".*Impl(\\$.*)?")
                .andShould()
                .haveNameNotMatching(".*[.$]Base[A-Z][^.]*"));
    }

    private static GivenClassesConjunction outside(String room) {
        return noClasses().that().resideOutsideOfPackage(HOUSE + "." + room + "..");
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static LayeredArchitecture floors() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.optionalLayer(room).definedBy(HOUSE + "." + room + "..");
            }
        }
        List<String> above = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = above.isEmpty()
                        ? house.whereLayer(room).mayNotBeAccessedByAnyLayer()
                        : house.whereLayer(room).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
            }
            above.addAll(floor);
        }
        return house.ensureAllClassesAreContainedInArchitecture();
    }

    private static String[] packages(String... rooms) {
        return Arrays.stream(rooms).map(room -> HOUSE + "." + room + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> type(Class<?> type) {
        return describe("is " + type.getSimpleName(), owner -> owner.isEquivalentTo(type));
    }

    private static DescribedPredicate<JavaClass> assignableTo(Class<?> type) {
        return describe("is a " + type.getSimpleName(), owner -> owner.isAssignableTo(type));
    }
}
