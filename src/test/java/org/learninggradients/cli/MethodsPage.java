package org.learninggradients.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.learninggradients.Javadoc;
import org.learninggradients.attribution.method.Completeness;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;

/** The page of the attribution methods: the names from code, what they compute from the Javadoc of their classes and constants. */
final class MethodsPage {
    private MethodsPage() {}

    static String text() {
        Map<String, String> javadoc = Javadoc.below(Path.of("src/main/java/org/learninggradients/attribution/method"));
        return new Markdown()
                .heading(1, "Attribution methods")
                .paragraph("""
                        The names are those of the setting `importance.methods`, of the option `--method`, and of the column
                        `method`. In the formulas, out is the attributed output unit and x an input. A method is complete if the
                        attributions of a row sum to out(x) − out(reference).""")
                .table(
                        List.of("method", "attribution of an input", "complete", "needs"),
                        Method.all(MethodOptions.DEFAULTS).stream()
                                .map(method -> row(method, javadoc))
                                .toList())
                .paragraph("This page is generated from the methods' labels and Javadoc.")
                .toString();
    }

    private static List<String> row(Method method, Map<String, String> javadoc) {
        return List.of(
                Markdown.quoted(method.label()),
                javadoc.get(name(method)),
                complete(method.completeness()),
                needs(method));
    }

    private static String name(Method method) {
        return method instanceof Enum<?> constant
                ? constant.getDeclaringClass().getSimpleName() + "." + constant.name()
                : method.getClass().getSimpleName();
    }

    private static String complete(Completeness completeness) {
        return switch (completeness) {
            case NONE -> "no";
            case APPROXIMATE -> "up to the error of the integral";
            case EXACT -> "up to rounding";
        };
    }

    private static String needs(Method method) {
        return method.usesTargets() ? "labels" : method.usesReferences() ? "references" : "";
    }
}
