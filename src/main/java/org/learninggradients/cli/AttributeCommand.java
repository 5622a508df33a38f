package org.learninggradients.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.plan.PlanException;
import org.learninggradients.run.AttributedRows.MethodCompleteness;
import org.learninggradients.run.AttributionOutput;
import org.learninggradients.run.AttributionOutput.Layout;
import org.learninggradients.run.AttributionPlan;
import org.learninggradients.run.AttributionRun;
import org.learninggradients.run.ModelFile;
import org.learninggradients.run.NetworkSource;
import org.learninggradients.run.Reference;
import org.learninggradients.run.StandardizationSource;
import org.learninggradients.store.TableFolder;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attribute}: what each input of each row contributes to a network's output. */
@Command(name = "attribute", description = "Attribute the output of a network to its inputs, for each row of a table.")
final class AttributeCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "X.onnx", description = "The network, as an ONNX file.")
    private String model = "";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Or the folder of a run; --trial says which of its networks.")
    private String run = "";

    @Option(names = "--trial", paramLabel = "T", description = "Number of the run's trial.")
    private Optional<Integer> trial = Optional.empty();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "The rows: a CSV or Parquet file, or a folder of them. Columns are found by the names of the"
                    + " network's features; a network without names takes all columns, in the order of the header.")
    private String data = "";

    @Mixin
    private MethodArguments methods = new MethodArguments();

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "Column of the right answers, no input; learning-gradient needs it.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "K",
            description =
                    "The output unit that is attributed, from 0, or predicted: the largest of each row; default: predicted.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--target-column",
            paramLabel = "NAME",
            description = "Or a column, no input, that names the unit in each row.")
    private Optional<String> targetColumn = Optional.empty();

    @Option(
            names = "--explain",
            paramLabel = "VALUE",
            description =
                    "Which value of the unit is attributed. logit: the value before a final sigmoid or softmax; output:"
                            + " the value that leaves the network; default: logit.")
    private TargetValue value = TargetValue.LOGIT;

    @Option(
            names = "--reference",
            paramLabel = "zeros|mean|FILE",
            description =
                    "What rows are compared with, in the data's units: zeros, the mean of the run's training rows, or"
                            + " at most 1,000 rows of a table with the features' names, over which results are averaged;"
                            + " default: mean with --run, else zeros.")
    private String reference = "";

    @Option(
            names = "--scaler",
            paramLabel = "none|RUN",
            description =
                    "How the rows are standardised first: not at all, or as in a run with one split; default: as the"
                            + " network's metadata say.")
    private String scaler = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "New folder of the tables attributions and rows; default: ${DEFAULT-VALUE}.")
    private String output = "attributions";

    @Option(names = "--format", paramLabel = "FORMAT", description = "parquet or csv; default: parquet.")
    private TableFolder.Format format = TableFolder.Format.PARQUET;

    @Option(
            names = "--wide",
            description = "Write one row for each data row and method, with all attributions in an array.")
    private boolean wide;

    @Override
    public Integer call() throws Exception {
        Configuration hadoop = Session.hadoop();
        AttributionPlan plan = plan(hadoop);
        AttributionOutput tables = new AttributionOutput(output, format, wide ? Layout.WIDE : Layout.TALL);
        try (AttributionRun attribution = AttributionRun.open(plan, tables, hadoop, AttributeCommand::tell)) {
            return Interruption.guard(() -> attribute(attribution), attribution::interrupt)
                    .code();
        }
    }

    private AttributionPlan plan(Configuration hadoop) {
        return new AttributionPlan(
                network(hadoop),
                data,
                label,
                methods.selection(),
                value,
                unit(),
                targetColumn,
                reference(),
                standardization());
    }

    private NetworkSource network(Configuration hadoop) {
        if (model.isEmpty() == run.isEmpty()) {
            throw new PlanException("give a network: --model X.onnx, or --run RUN with --trial T");
        }
        if (run.isEmpty() == trial.isPresent()) {
            throw new PlanException(
                    "--trial", run.isEmpty() ? "is of a run; give --run" : "is missing; --run needs it");
        }
        return trial.isPresent()
                ? new NetworkSource.Trial(run, trial.get())
                : new NetworkSource.Model(new ModelFile(hadoop).read(model));
    }

    private OptionalInt unit() {
        if (target.isEmpty() || target.get().equals("predicted")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(target.get()));
        } catch (NumberFormatException e) {
            throw new PlanException(
                    "--target", "is '" + target.get() + "'; give an output unit's number, or predicted");
        }
    }

    private Reference reference() {
        return switch (reference) {
            case "" -> Reference.Point.USUAL;
            case "zeros" -> Reference.Point.ZEROS;
            case "mean" -> Reference.Point.MEAN;
            default -> new Reference.Rows(reference);
        };
    }

    private StandardizationSource standardization() {
        return switch (scaler) {
            case "" -> StandardizationSource.Own.NETWORK;
            case "none" -> StandardizationSource.Own.NONE;
            default -> new StandardizationSource.OfRun(scaler);
        };
    }

    private static ExitStatus attribute(AttributionRun attribution) {
        try (Session session = Session.lasting("attribute", Map.of())) {
            session.webPage().ifPresent(page -> tell("Spark shows its work at " + page));
            AttributionRun.Outcome outcome = attribution.attribute(session.spark());
            tell(String.format(
                    Locale.ROOT,
                    "attributed %,d rows in %.1f s, %,.0f a second -> %s",
                    outcome.rows(),
                    outcome.seconds(),
                    outcome.rows() / outcome.seconds(),
                    outcome.folder()));
            outcome.completeness().forEach(AttributeCommand::tell);
            return outcome.completeness().stream().allMatch(method -> method.incomplete() == 0)
                    ? ExitStatus.DONE
                    : ExitStatus.BUG;
        }
    }

    private static void tell(MethodCompleteness method) {
        method.largestError()
                .ifPresent(error -> tell(
                        String.format(Locale.ROOT, "  %s: largest completeness error %.2g", method.method(), error)));
        if (method.incomplete() > 0) {
            tell(String.format(
                    Locale.ROOT,
                    "%s is incomplete by more than rounding in %,d rows, the first of them %s",
                    method.method(),
                    method.incomplete(),
                    method.firstIncomplete()));
        }
    }

    private static void tell(String notice) {
        System.err.println(Shown.line(notice));
    }
}
