package org.learninggradients.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.net.Loss;
import org.learninggradients.plan.PlanException;
import org.learninggradients.text.Labels;

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
        select(names, all(options));
    }

    /** Whether a method asks for labels. */
    boolean usesTargets() {
        return methods(options.loss()).stream().anyMatch(Method::usesTargets);
    }

    /** The methods in the order of their names; a learning gradient is of this loss. */
    List<Method> methods(Loss used) {
        return select(
                names,
                all(new MethodOptions(
                        used,
                        options.steps(),
                        options.quadrature(),
                        options.samples(),
                        options.noise(),
                        options.seed(),
                        options.window())));
    }

    private static List<Method> select(List<String> names, List<Method> all) {
        return names.stream()
                .map(name -> PlanException.refusing("--method", () -> Labels.named(all, Method::label, name)))
                .toList();
    }

    private static List<Method> all(MethodOptions options) {
        return PlanException.refusing("--method", () -> Method.all(options));
    }
}
