package org.learninggradients;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The compiled classes of the project, and how rules name them. */
final class House {
    static final String NAME = "org.learninggradients";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(NAME);

    private House() {}

    /** Holds all classes of the project to a rule. */
    static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** The packages of these rooms and of their sub-rooms, as ArchUnit writes them. */
    static String[] packages(String... rooms) {
        return Arrays.stream(rooms).map(room -> NAME + "." + room + "..").toArray(String[]::new);
    }

    static DescribedPredicate<JavaClass> type(Class<?> type) {
        return describe("is " + type.getSimpleName(), owner -> owner.isEquivalentTo(type));
    }

    static DescribedPredicate<JavaClass> assignableTo(Class<?> type) {
        return describe("is a " + type.getSimpleName(), owner -> owner.isAssignableTo(type));
    }
}
