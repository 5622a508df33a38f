package org.learninggradients.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Names of constants in settings, tables and SQL, and the way back from a name to its constant. */
public final class Labels {
    private Labels() {}

    /** The name in settings and in the rows of tables: lower case, words joined by hyphens. */
    public static String of(Enum<?> constant) {
        return identifier(constant).replace('_', '-');
    }

    /** The name in SQL: lower case, words joined by underscores. */
    public static String identifier(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant with a label.
     *
     * @throws IllegalArgumentException when no constant has it; the message lists the labels there are
     */
    public static <E extends Enum<E>> E named(Class<E> type, String label) {
        return named(List.of(type.getEnumConstants()), Labels::of, label);
    }

    /**
     * The value with a label.
     *
     * @throws IllegalArgumentException when no value has it; the message lists the labels there are
     */
    public static <T> T named(List<T> values, Function<? super T, String> labels, String label) {
        Stream<T> found = values.stream().filter(value -> labels.apply(value).equals(label));
        return found.findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        unknown(label, values.stream().map(labels).toList())));
    }

    private static String unknown(String label, List<String> labels) {
        return "there is no '" + label + "'; take one of " + String.join(", ", labels)
                + NearestName.suggestion(label, labels);
    }
}
