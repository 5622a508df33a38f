package org.learninggradients;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.learninggradients.House.assignableTo;
import static org.learninggradients.House.check;
import static org.learninggradients.House.packages;
import static org.learninggradients.House.type;

import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learninggradients.net.Trace;
import org.learninggradients.net.ValueGradients;
import org.learninggradients.net.layer.LayerPass;
import org.learninggradients.net.layer.Workspace;
import org.learninggradients.train.TrainingListener;

/** The floors of the house, and what may not be said on which. */
class ArchitectureTest {
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

    @Test
    void lowerFloorsNeverImportUpperOnes() {
        check(floors());
    }

    @Test
    void onlyTheDoorOfARoomIsUsedFromOutside() {
        DOORS.forEach((room, door) -> check(noClasses()
                .that()
                .resideOutsideOfPackage(House.NAME + "." + room + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are in " + room + " behind its door " + door,
                        type -> (type.getPackageName() + ".").startsWith(House.NAME + "." + room + ".")
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
        check(slices().matching(House.NAME + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyTheKernelsUseVectorsOfTheMachine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(House.NAME + ".math.vector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector"));
    }

    /** Others get a network's outputs and gradients from Network, BackPropagation and Attributor. */
    @Test
    void onlyAttributionTakesANetworksPassesApart() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(House.NAME + ".net..", House.NAME + ".attribution..")
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
                .resideInAPackage(House.NAME + ".cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages("train", "attribute", "data"))
                        .and(not(assignableTo(Exception.class)))
                        .and(not(assignableTo(TrainingListener.class)))));
    }

    @Test
    void theDoorIsForTheCommandLineAndForPrograms() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages("run", "cli", "ml"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(House.NAME + ".run.."));
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
        return noClasses().that().resideOutsideOfPackage(House.NAME + "." + room + "..");
    }

    private static LayeredArchitecture floors() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.optionalLayer(room).definedBy(House.NAME + "." + room + "..");
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
}
