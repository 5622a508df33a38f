package org.learninggradients;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.learninggradients.House.assignableTo;
import static org.learninggradients.House.check;
import static org.learninggradients.House.packages;
import static org.learninggradients.House.type;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** What the code leaves out so that results are the same on every machine and in every run. */
class PortabilityTest {
    private static final String[] PORTABLE =
            packages("math", "net", "attribution", "learn", "evaluation", "train", "attribute");

    /** What java.lang.Math may round as the machine likes; the rest of it is exact or correctly rounded. */
    private static final String ROUNDED_BY_THE_MACHINE =
            "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot";

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
                .haveRawType(House.NAME + ".math.RandomStream")
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
}
