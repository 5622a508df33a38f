package org.learninggradients.attribution.method;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    /** Whether it compares inputs with references. */
    default boolean usesReferences() {
        return completeness() != Completeness.NONE;
    }

    /** Whether it uses the right answers, the attributor's {@code targets}. */
    default boolean usesTargets() {
        return false;
    }

    /** Whether it uses the rows' numbers in the data, the attributor's {@code rows}, from which it draws noise. */
    default boolean usesRows() {
        return false;
    }

    /**
     * Prepares what does not depend on the rows.
     *
     * @throws IllegalArgumentException when the method cannot attribute this target
     */
    MethodPass pass(AttributionTarget target, Products products);

    /** All methods, with these options. Settings, the command line and the documentation take their names from here. */
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
