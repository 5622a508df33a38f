package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.text.Labels;

/**
 * Which importance is kept.
 *
 * @param enabled whether any importance is kept
 * @param methods the methods of attribution, in the order of {@link Method#all}. The learning gradient is that of training itself;
 *     every other method attributes the networks as they are after an epoch
 * @param methodEpochs epochs after which the other methods attribute
 * @param methodSide the side whose rows the other methods attribute
 * @param steps whether the learning gradient of every minibatch is kept beside every epoch's
 * @param exampleEpochs epochs after which the learning gradient of every example is kept
 * @param exampleSide the side of these examples
 */
public record ImportancePlan(
        boolean enabled,
        List<String> methods,
        Epochs methodEpochs,
        Side methodSide,
        boolean steps,
        Epochs exampleEpochs,
        Side exampleSide) {
    private static final List<String> KNOWN =
            Method.all(MethodOptions.DEFAULTS).stream().map(Method::label).toList();

    public ImportancePlan {
        Checks.distinct("importance.methods", methods);
        methods.forEach(ImportancePlan::checkKnown);
        methods = KNOWN.stream().filter(methods::contains).toList();
        boolean single = steps || !exampleEpochs.isNone();
        check(
                methods.contains(LearningGradient.LABEL) || !single,
                "importance.methods",
                "has no " + LearningGradient.LABEL + ", but importance.steps or importance.examples asks for it");
        check(
                enabled || (!single && attributionMethods(methods).isEmpty()),
                "importance.enabled",
                "is false, but importance.methods, importance.steps or importance.examples asks for more");
        check(
                !methodEpochs.isNone() || attributionMethods(methods).isEmpty(),
                "importance.method-epochs",
                "is none, but importance.methods has more than " + LearningGradient.LABEL
                        + "; take all, final or a list of epochs");
    }

    private static void checkKnown(String method) {
        PlanException.refusing("importance.methods", () -> Labels.named(KNOWN, Function.identity(), method));
    }

    /** Whether training goes on to the gradient of its inputs. */
    public boolean learningGradient() {
        return enabled && methods.contains(LearningGradient.LABEL);
    }

    /** The methods that attribute networks after an epoch: all but the learning gradient. */
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
        settings.put("importance.method-side", methodSide.label());
        settings.put("importance.steps", steps);
        settings.put("importance.examples.epochs", exampleEpochs.described());
        settings.put("importance.examples.side", exampleSide.label());
    }
}
