package org.learninggradients;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/** The floors of the house, and what may not be said on which. */
@AnalyzeClasses(packages = ArchitectureTest.HOUSE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String HOUSE = "org.learninggradients";

    /** From the roof down; the rooms of one floor do not see each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("cli"),
            List.of("report", "ml", "evaluation"),
            List.of("store"),
            List.of("train"),
            List.of("data"),
            List.of("plan"),
            List.of("onnx"),
            List.of("attribution"),
            List.of("net"),
            List.of("math"));

    private static final String[] WITHOUT_SPARK = packages("plan", "onnx", "attribution", "net", "math");
    private static final String[] PORTABLE = packages("math", "net", "train", "attribution", "evaluation");

    /** What java.lang.Math may round as the machine likes; the rest of it is exact or correctly rounded. */
    private static final String ROUNDED_BY_THE_MACHINE =
            "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot";

    @ArchTest
    static final ArchRule lowerFloorsNeverImportUpperOnes = floors();

    @ArchTest
    static final ArchRule sparkStaysAboveThePlan = noClasses()
            .that()
            .resideInAnyPackage(WITHOUT_SPARK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsArgumentsAndSettingsFiles = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "com.typesafe.config..");

    @ArchTest
    static final ArchRule arithmeticIsTheSameOnEveryMachine = noClasses()
            .that()
            .resideInAnyPackage(PORTABLE)
            .should()
            .callMethodWhere(target(owner(type(Math.class))).and(target(nameMatching(ROUNDED_BY_THE_MACHINE))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule randomnessIsAnArgument = noClasses()
            .should()
            .callMethodWhere(target(owner(type(Math.class))).and(target(nameMatching("random"))))
            .orShould()
            .callMethodWhere(
                    target(owner(assignableTo(RandomGenerator.class))).and(target(nameMatching("nextGaussian"))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

    @ArchTest
    static final ArchRule noGeneratorIsShared = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(assignableTo(RandomGenerator.class))
            .orShould()
            .haveRawType(HOUSE + ".math.RandomStream")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule portableRandomNumbersComeFromOurStream = noClasses()
            .that()
            .resideInAnyPackage(PORTABLE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule streamsAreSequential = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(BaseStream.class))).and(target(nameMatching("parallel"))))
            .orShould()
            .callMethodWhere(target(nameMatching("parallelStream|parallelPrefix|parallelSetAll|parallelSort")));

    @ArchTest
    static final ArchRule classesAreNamedByWhatTheyMean = classes()
            .should()
            .haveNameNotMatching(".*Utils?(\\$.*)?")
            .andShould()
            .haveNameNotMatching(".*Impl(\\$.*)?")
            .andShould()
            .haveNameNotMatching(".*[.$]Base[A-Z][^.]*");

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
