package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.SortedMap;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.text.NearestName;

/**
 * Which importance is kept.
 *
 * @param enabled whether any is
 * @param methods by which methods, in the order of {@link Method#all}. The learning gradient is that of training itself; every other
 *     method explains the networks as they are after an epoch
 * @param methodEpochs after which epochs those others do
 * @param methodRows the rows that they explain
 * @param steps whether the learning gradient of every minibatch is kept beside every epoch's
 * @param exampleEpochs after which epochs the learning gradient of every example is kept; empty: after none
 * @param exampleRows the rows of which every example is kept
 */
public record ImportancePlan(
        boolean enabled,
        List<String> methods,
        Epochs methodEpochs,
        Side methodRows,
        boolean steps,
        List<Integer> exampleEpochs,
        Side exampleRows) {
    private static final List<String> KNOWN =
            Method.all(MethodOptions.DEFAULTS).stream().map(Method::label).toList();

    public ImportancePlan {
        Checks.distinct("importance.methods", methods);
        methods.forEach(ImportancePlan::checkKnown);
        methods = KNOWN.stream().filter(methods::contains).toList();
        exampleEpochs = exampleEpochs.stream().distinct().sorted().toList();
        boolean single = steps || !exampleEpochs.isEmpty();
        check(
                methods.contains(LearningGradient.LABEL) || !single,
                "importance.methods",
                "has no " + LearningGradient.LABEL + ", but importance.steps or importance.examples asks for it");
        check(
                enabled || (!single && attributionMethods(methods).isEmpty()),
                "importance.enabled",
                "is false, but importance.methods, importance.steps or importance.examples asks for more");
        check(
                !methodEpochs.equals(Epochs.of(List.of())),
                "importance.method-epochs",
                "is empty; take all, final or a list of epochs");
    }

    private static void checkKnown(String method) {
        check(
                KNOWN.contains(method),
                "importance.methods",
                "has '" + method + "'; the methods are " + String.join(", ", KNOWN)
                        + NearestName.suggestion(method, KNOWN));
    }

    /** Whether training goes on to the gradient of its inputs. */
    public boolean learningGradient() {
        return enabled && methods.contains(LearningGradient.LABEL);
    }

    /** The methods that explain networks after an epoch. */
    public List<String> attributionMethods() {
        return attributionMethods(methods);
    }

    private static List<String> attributionMethods(List<String> methods) {
        return methods.stream()
                .filter(method -> !method.equals(LearningGradient.LABEL))
                .toList();
    }

    void describe(SortedMap<String, Object> settings) {
        settings.put("importance.enabled", enabled);
        settings.put("importance.methods", methods);
        settings.put("importance.method-epochs", methodEpochs.described());
        settings.put("importance.method-side", methodRows.label());
        settings.put("importance.steps", steps);
        settings.put("importance.examples.epochs", exampleEpochs);
        settings.put("importance.examples.side", exampleRows.label());
    }
}
