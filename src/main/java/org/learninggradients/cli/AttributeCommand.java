package org.learninggradients.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribute.AttributionRequest;
import org.learninggradients.attribute.Attributions;
import org.learninggradients.attribute.CompletenessTally;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.data.InferenceData;
import org.learninggradients.net.Loss;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.plan.TablePlan;
import org.learninggradients.store.Run;
import org.learninggradients.store.TableFolder;
import org.learninggradients.text.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attribute}: what each input of each row contributes to a network's output. */
@Command(
        name = "attribute",
        description = "Explain the rows of a table with a network: what each input contributes to its output.")
final class AttributeCommand implements Callable<Integer> {
    private static final String ZEROS = "zeros";
    private static final String MEAN = "mean";
    private static final String PREDICTED = "predicted";

    /** They pass through the network at once, and every row is compared with each. */
    private static final int MOST_REFERENCES = 1_000;

    @Option(names = "--model", paramLabel = "X.onnx", description = "The network, as an ONNX file.")
    private String model = "";

    @Option(names = "--run", paramLabel = "RUN", description = "Or folder of a run, and --trial.")
    private String run = "";

    @Option(names = "--trial", paramLabel = "T", description = "Number of the run's trial.")
    private Optional<Integer> trial = Optional.empty();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description =
                    "The rows: a CSV or Parquet file, or a folder of them. Columns are found by the names of a run's"
                            + " features; for a file without names all are taken, in the order of the header.")
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
            description = "The output unit to explain, from 0, or predicted: each row's largest; default: predicted.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--target-column",
            paramLabel = "NAME",
            description = "Or a column, no input, that names the unit in each row.")
    private Optional<String> targetColumn = Optional.empty();

    @Option(
            names = "--explain",
            description =
                    "logit: what stands before a final sigmoid or softmax; output: what leaves the network; default:"
                            + " logit.")
    private TargetValue value = TargetValue.LOGIT;

    @Option(
            names = "--reference",
            paramLabel = "zeros|mean|FILE",
            description =
                    "What rows are compared with, in the data's units: zeros, the mean of the run's training rows, or"
                            + " the rows of a CSV file with the features' names, at most 1,000, over which results are averaged;"
                            + " default: mean with --run, else zeros.")
    private String reference = "";

    @Option(
            names = "--scaler",
            paramLabel = "none|RUN",
            description =
                    "How the data is standardised first: not at all, or as by a run with one split; default: as the"
                            + " run or the file's metadata say.")
    private String scaler = "";

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "New folder of the tables attributions and rows; default: ${DEFAULT-VALUE}.")
    private String output = "explained";

    @Option(names = "--format", description = "parquet or csv; default: parquet.")
    private TableFolder.Format format = TableFolder.Format.PARQUET;

    @Option(names = "--wide", description = "One row a data row and method, with all attributions in an array.")
    private boolean wide;

    @Override
    public Integer call() throws Exception {
        check();
        Optional<ChosenNetwork> ofFile = model.isEmpty()
                ? Optional.empty()
                : Optional.of(ChosenNetwork.of(new ModelFile(Session.hadoop()).read(model)));
        try (TableFolder folder = TableFolder.stage(output, Session.hadoop())) {
            return Interruption.guard(() -> attribute(ofFile, folder), folder::interrupted)
                    .code();
        }
    }

    private void check() {
        if (model.isEmpty() == run.isEmpty()) {
            throw new PlanException("give a network: --model X.onnx, or --run RUN with --trial T");
        }
        if (run.isEmpty() == trial.isPresent()) {
            throw new PlanException(
                    "--trial", run.isEmpty() ? "is of a run; give --run" : "is missing; --run needs it");
        }
        ProductsProvider.JAVA.check();
        if (methods.useTargets() && label.isEmpty()) {
            throw new PlanException("--label", "is missing; learning-gradient needs the column of the right answers");
        }
        if (target.isPresent() && targetColumn.isPresent()) {
            throw new PlanException("--target", "and --target-column exclude each other; give one of them");
        }
        if (reference.equals(MEAN) && run.isEmpty()) {
            throw new PlanException("--reference", "mean is the mean of a run's training rows; give --run");
        }
        if (wide && format == TableFolder.Format.CSV) {
            throw new PlanException("--wide", "makes arrays, which CSV has not; take --format parquet");
        }
    }

    private ExitStatus attribute(Optional<ChosenNetwork> ofFile, TableFolder folder) {
        try (Session session = Session.start("attribute", true, Map.of())) {
            session.webPage().ifPresent(page -> System.err.println("Spark shows its work at " + page));
            ChosenNetwork network = ofFile.orElseGet(() -> ofRun(session));
            NetworkInputs inputs =
                    MethodArguments.orExplain("--scaler", () -> NetworkInputs.of(network, scaler, session.spark()));
            long start = System.nanoTime();
            try (InferenceData table = InferenceData.read(session.context(), session.spark(), plan(network, inputs))) {
                table.notices().forEach(System.err::println);
                AttributionRequest question = question(session, network, inputs, table);
                try (Attributions attributions = new Attributions(session.context(), table, question)) {
                    folder.write(
                            "attributions",
                            wide ? attributions.wide(session.spark()) : attributions.tall(session.spark()),
                            format);
                    folder.write("rows", attributions.rows(session.spark()), format);
                    String place = folder.commit();
                    double seconds = (System.nanoTime() - start) * 1e-9;
                    return summary(question.methods(), attributions.tally(), table.rows(), seconds, place);
                }
            }
        }
    }

    private ChosenNetwork ofRun(Session session) {
        try (Run opened = Run.open(run, Session.hadoop())) {
            opened.notices().stream().map(Shown::line).forEach(System.err::println);
            return ChosenNetwork.of(opened, trial.orElseThrow(), session.spark());
        }
    }

    private TablePlan plan(ChosenNetwork network, NetworkInputs inputs) {
        return new TablePlan(
                data,
                network.inputs(),
                inputs.features(),
                label,
                methods.useTargets() ? Optional.of(network.answers()) : Optional.empty(),
                targetColumn,
                network.outputs());
    }

    private AttributionRequest question(
            Session session, ChosenNetwork network, NetworkInputs inputs, InferenceData table) {
        Loss loss = methods.loss().or(network::loss).orElseGet(() -> network.likelyLoss(table.hasBinaryLabels()));
        if (methods.useTargets()) {
            System.err.println("the learning gradient is that of " + loss.label());
        }
        DMatrixRMaj references = references(session, network, inputs, table);
        AttributionTarget subject = MethodArguments.orExplain(
                "--target", () -> new AttributionTarget(network.network(), value, unit(), references));
        return MethodArguments.orExplain(
                "--method",
                () -> new AttributionRequest(
                        subject,
                        methods.methods(loss),
                        inputs.scaling(),
                        network.answers().task(),
                        network.metadata().flatMap(Metadata::labelScale)));
    }

    private OptionalInt unit() {
        if (target.isEmpty() || target.get().equals(PREDICTED)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(target.get()));
        } catch (NumberFormatException e) {
            throw new PlanException(
                    "--target", "is '" + target.get() + "'; give an output unit's number, or predicted");
        }
    }

    /** As the network takes them [references, inputs]. */
    private DMatrixRMaj references(Session session, ChosenNetwork network, NetworkInputs inputs, InferenceData table) {
        if (network.mean().isPresent() && (reference.isEmpty() || reference.equals(MEAN))) {
            return network.mean().get();
        }
        int width = network.inputs();
        double[] rows = reference.isEmpty() || reference.equals(ZEROS)
                ? new double[width]
                : rowsOf(reference, session, table.features());
        DMatrixRMaj references = new DMatrixRMaj(rows.length / width, width);
        inputs.scaling().apply(rows, references.data);
        return references;
    }

    private static double[] rowsOf(String file, Session session, List<String> features) {
        TablePlan plan = TablePlan.ofInputs(file, features);
        try (InferenceData table = InferenceData.read(session.context(), session.spark(), plan)) {
            if (table.rows() > MOST_REFERENCES) {
                throw new PlanException(
                        "--reference",
                        file + " has " + table.rows() + " rows; rows are compared with at most " + MOST_REFERENCES);
            }
            return table.inputs();
        }
    }

    private static ExitStatus summary(
            List<Method> methods, CompletenessTally tally, long rows, double seconds, String place) {
        System.err.println(Shown.line(String.format(
                Locale.ROOT,
                "explained %,d rows in %.1f s, %,.0f a second -> %s",
                rows,
                seconds,
                rows / seconds,
                place)));
        ExitStatus status = ExitStatus.DONE;
        for (int i = 0; i < methods.size(); i++) {
            String name = methods.get(i).label();
            tally.largestError(i)
                    .ifPresent(error -> System.err.println(
                            String.format(Locale.ROOT, "  %s: largest completeness error %.2g", name, error)));
            if (tally.incomplete(i) > 0) {
                System.err.println(String.format(
                        Locale.ROOT,
                        "%s is incomplete by more than rounding in %,d rows, the first of them %s",
                        name,
                        tally.incomplete(i),
                        tally.firstIncomplete(i)));
                status = ExitStatus.BUG;
            }
        }
        return status;
    }
}
