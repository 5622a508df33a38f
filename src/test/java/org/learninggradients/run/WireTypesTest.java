package org.learninggradients.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.learninggradients.attribute.AttributeWireTypes;
import org.learninggradients.data.DataWireTypes;
import org.learninggradients.train.TrainWireTypes;

/** The rule of wire forms, which stands in the package of {@code spark}. */
class WireTypesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Set<Class<?>> TYPES = Stream.of(DataWireTypes.ALL, TrainWireTypes.ALL, AttributeWireTypes.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void everyTypeIsAFinalSerializableClassOrAnEnum() {
        assertThat(TYPES.stream().filter(type -> !type.isArray() && !type.isEnum()))
                .allMatch(type -> Modifier.isFinal(type.getModifiers()) && !type.isRecord())
                .allMatch(Serializable.class::isAssignableFrom);
    }

    @Test
    void fieldsAreNumbersTextsEnumsWireFormsAndArraysOfThese() {
        List<Field> wrong = TYPES.stream()
                .filter(type -> !type.isArray() && !type.isEnum())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !travels(field.getType()))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void whateverSaysItIsAWireFormIsRegistered() throws IOException {
        Set<String> names = TYPES.stream().map(Class::getName).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> saying = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(WireTypesTest::saysWireForm)
                    .map(WireTypesTest::className)
                    .toList();
            assertThat(saying).hasSizeGreaterThan(10);
            assertThat(names).containsAll(saying);
        }
    }

    private static boolean travels(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || element == String.class || TYPES.contains(element);
    }

    private static boolean saysWireForm(Path file) {
        try {
            return Files.readString(file).replaceAll("\\s+\\*?\\s*", " ").contains("Wire form. ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String className(Path file) {
        String name = SOURCES.relativize(file).toString();
        return name.substring(0, name.length() - ".java".length()).replace('/', '.');
    }
}
