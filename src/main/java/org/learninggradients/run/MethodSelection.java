package org.learninggradients.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.net.Loss;
import org.learninggradients.plan.PlanException;
import org.learninggradients.text.NearestName;

/**
 * Methods of attribution, by their names.
 *
 * @param names each once, in the order of the results
 * @param options what the methods leave to their user, but for the loss
 * @param loss whose gradient the learning gradient is; empty: the loss of the network's training
 */
public record MethodSelection(List<String> names, MethodOptions options, Optional<Loss> loss) {
    /** PlanException when a method is unknown, named twice, or cannot work with the options. */
    public MethodSelection {
        names = List.copyOf(names);
        if (new HashSet<>(names).size() < names.size()) {
            throw new PlanException("--method", "names a method twice");
        }
        List<String> labels = all(options).stream().map(Method::label).toList();
        for (String name : names) {
            if (!labels.contains(name)) {
                throw new PlanException(
                        "--method", "there is no method '" + name + "'" + NearestName.suggestion(name, labels));
            }
        }
    }

    /** Whether a method asks for labels. */
    boolean usesTargets() {
        return methods(options.loss()).stream().anyMatch(Method::usesTargets);
    }

    /** The methods in the order of their names; a learning gradient is of this loss. */
    List<Method> methods(Loss used) {
        List<Method> all = all(new MethodOptions(
                used,
                options.steps(),
                options.quadrature(),
                options.samples(),
                options.noise(),
                options.seed(),
                options.window()));
        return names.stream()
                .map(name -> all.stream()
                        .filter(method -> method.label().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static List<Method> all(MethodOptions options) {
        return PlanException.refusing("--method", () -> Method.all(options));
    }
}
