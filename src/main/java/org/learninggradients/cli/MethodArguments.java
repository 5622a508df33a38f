package org.learninggradients.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.Quadrature;
import org.learninggradients.net.Loss;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.plan.PlanException;
import org.learninggradients.text.Labels;
import picocli.CommandLine.Option;

/** Which methods of attribution, and what they leave to their user. */
final class MethodArguments {
    @Option(
            names = "--method",
            required = true,
            split = ",",
            paramLabel = "M",
            description = "Methods, separated by commas: learning-gradient (needs --label), saliency, output-gradient,"
                    + " gradient-times-input, deconvolution, guided-backpropagation, integrated-gradients, smoothgrad,"
                    + " vargrad, occlusion, deeplift-rescale, deeplift-reveal-cancel, deeplift-mixed.")
    private List<String> names = List.of();

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description =
                    "learning-gradient: mse, binary-cross-entropy or softmax-cross-entropy; default: the run's, or"
                            + " what the last layer and the labels suggest.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "integrated-gradients: inputs on the way from the reference; default: ${DEFAULT-VALUE}.")
    private int steps = MethodOptions.DEFAULTS.steps();

    @Option(
            names = "--quadrature",
            paramLabel = "RULE",
            description = "integrated-gradients: midpoint or gauss-legendre; default: ${DEFAULT-VALUE}.")
    private String quadrature = MethodOptions.DEFAULTS.quadrature().label();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "smoothgrad, vargrad: noisy inputs of a row; default: ${DEFAULT-VALUE}.")
    private int samples = MethodOptions.DEFAULTS.samples();

    @Option(
            names = "--noise",
            paramLabel = "SD",
            description = "smoothgrad, vargrad: standard deviation of the noise, in units of the inputs as the network"
                    + " takes them; default: ${DEFAULT-VALUE}.")
    private double noise = MethodOptions.DEFAULTS.noise();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "smoothgrad, vargrad: of the noise; default: ${DEFAULT-VALUE}.")
    private long seed = MethodOptions.DEFAULTS.seed();

    @Option(
            names = "--window",
            paramLabel = "CxHxW",
            description = "occlusion: channels, height and width that are hidden at once, or so many columns in a row;"
                    + " default: ${DEFAULT-VALUE}, one input.")
    private String window = MethodOptions.DEFAULTS.window().toString();

    /** Whether a method asks for labels. PlanException when a name or a number cannot be. */
    boolean useTargets() {
        return methods(loss().orElse(MethodOptions.DEFAULTS.loss())).stream().anyMatch(Method::usesTargets);
    }

    /** The loss that was asked for. */
    Optional<Loss> loss() {
        return loss.map(name -> orExplain("--loss", () -> Labels.named(Loss.class, name)));
    }

    /** The methods in the order of their names; a learning gradient is of this loss. */
    List<Method> methods(Loss loss) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new PlanException("--method", "names a method twice");
        }
        List<Method> all = orExplain("--method", () -> Method.all(options(loss)));
        return names.stream()
                .map(name -> orExplain("--method", () -> Labels.named(all, Method::label, name)))
                .toList();
    }

    private MethodOptions options(Loss loss) {
        return new MethodOptions(
                loss,
                steps,
                orExplain("--quadrature", () -> Labels.named(Quadrature.class, quadrature)),
                samples,
                noise,
                seed,
                orExplain("--window", () -> Shape.parse(window)));
    }

    /** What cannot be made of an option's value is the user's mistake. */
    static <T> T orExplain(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new PlanException(option, String.valueOf(e.getMessage()));
        }
    }
}
