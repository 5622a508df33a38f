package org.learninggradients.attribution.method;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.math.Products;
import org.learninggradients.text.Labels;

/** A way to attribute an output to the inputs. */
public sealed interface Method extends Serializable
        permits LearningGradient, BackwardMethod, IntegratedGradients, SmoothGrad, VarGrad, Occlusion, DeepLift {
    /** The name in settings and tables. */
    String label();

    /** Whether the attributions of a row sum to out(x) − out(reference). */
    default Completeness completeness() {
        return Completeness.NONE;
    }

    /** Whether it compares with references. */
    default boolean usesReferences() {
        return completeness() != Completeness.NONE;
    }

    /** Whether it asks for the right answers, {@link Attributor#targets}. */
    default boolean usesTargets() {
        return false;
    }

    /** Whether it asks for the rows' numbers in the data, {@link Attributor#rows}: a row's noise follows its number. */
    default boolean usesRows() {
        return false;
    }

    /** Scratch memory and all that does not depend on the rows. IllegalArgumentException when the method cannot explain this. */
    MethodPass attribution(AttributionTarget target, Products products);

    /** All of them, with these options. */
    static List<Method> all(MethodOptions options) {
        return Stream.of(
                        Stream.of(new LearningGradient(options.loss())),
                        Arrays.stream(BackwardMethod.values()),
                        Stream.of(
                                new IntegratedGradients(options.steps(), options.quadrature()),
                                new SmoothGrad(new Noise(options.samples(), options.noise(), options.seed())),
                                new VarGrad(new Noise(options.samples(), options.noise(), options.seed())),
                                new Occlusion(options.window())),
                        Arrays.stream(DeepLift.values()))
                .<Method>flatMap(methods -> methods)
                .toList();
    }

    /**
     * The method with a label, with these options.
     *
     * @throws IllegalArgumentException when no method has the label
     */
    static Method named(String label, MethodOptions options) {
        return Labels.named(all(options), Method::label, label);
    }
}
