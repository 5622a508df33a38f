package org.learninggradients.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.attribution.method.Quadrature;
import org.learninggradients.net.Loss;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.plan.PlanException;
import org.learninggradients.run.MethodSelection;
import org.learninggradients.text.Labels;
import picocli.CommandLine.Option;

/** The options that select methods of attribution and adjust them. */
final class MethodArguments {
    @Option(
            names = "--method",
            required = true,
            split = ",",
            paramLabel = "M",
            completionCandidates = Names.class,
            description = "Methods, separated by commas: ${COMPLETION-CANDIDATES}. learning-gradient needs --label.")
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
            description = "integrated-gradients: inputs between the reference and the row; default: ${DEFAULT-VALUE}.")
    private int steps = MethodOptions.DEFAULTS.steps();

    @Option(
            names = "--quadrature",
            paramLabel = "RULE",
            description = "integrated-gradients: midpoint or gauss-legendre; default: ${DEFAULT-VALUE}.")
    private String quadrature = MethodOptions.DEFAULTS.quadrature().label();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "smoothgrad, vargrad: noisy inputs for each row; default: ${DEFAULT-VALUE}.")
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
            description = "smoothgrad, vargrad: the seed of the noise; default: ${DEFAULT-VALUE}.")
    private long seed = MethodOptions.DEFAULTS.seed();

    @Option(
            names = "--window",
            paramLabel = "CxHxW",
            description = "occlusion: channels, height and width that are hidden at once, or a number of consecutive"
                    + " columns; default: ${DEFAULT-VALUE}, one input.")
    private String window = MethodOptions.DEFAULTS.window().toString();

    /** The names of all methods, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Method.all(MethodOptions.DEFAULTS).stream()
                    .map(Method::label)
                    .iterator();
        }
    }

    /** The methods that were asked for. PlanException when a name or a number cannot be. */
    MethodSelection selection() {
        MethodOptions options = new MethodOptions(
                MethodOptions.DEFAULTS.loss(),
                steps,
                PlanException.refusing("--quadrature", () -> Labels.named(Quadrature.class, quadrature)),
                samples,
                noise,
                seed,
                PlanException.refusing("--window", () -> Shape.parse(window)));
        return new MethodSelection(
                names,
                options,
                loss.map(name -> PlanException.refusing("--loss", () -> Labels.named(Loss.class, name))));
    }
}
