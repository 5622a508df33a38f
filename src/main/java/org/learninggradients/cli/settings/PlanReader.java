package org.learninggradients.cli.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.plan.CheckpointPlan;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.Epochs;
import org.learninggradients.plan.ImportancePlan;
import org.learninggradients.plan.NetworkPlan;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.Placement;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.plan.ReportPlan;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.TrainPlan;
import org.learninggradients.text.Labels;

/** Makes a plan of settings. */
public final class PlanReader {
    private static final List<String> OF_NEW_NETWORKS =
            List.of("network.hidden", "network.activation", "network.output-activation", "network.initializer");

    private final Settings settings;

    public PlanReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * The plan of the settings.
     *
     * @param models reads the ONNX file of {@code network.initial}
     * @throws PlanException when a setting has a value that it cannot have
     */
    public Plan read(Function<String, OnnxModel> models) {
        return new Plan(
                settings.text("run.output", ""),
                data(),
                network(models),
                train(),
                importance(),
                epochs("networks.epochs"),
                settings.integer("metrics.auc-rows"),
                new CheckpointPlan(settings.integer("checkpoint.every"), settings.integer("checkpoint.seconds")),
                new ReportPlan(settings.truth("report.enabled"), settings.truth("report.refresh")));
    }

    private DataPlan data() {
        return new DataPlan(
                settings.text("data.path"),
                settings.text("data.format", "auto"),
                settings.text("data.label"),
                settings.texts("data.features"),
                settings.texts("data.exclude"),
                settings.text("data.task", "auto").map(name -> choice("data.task", name, Task.class)),
                settings.number("data.test-fraction"),
                settings.seeds("data.split-seed"),
                settings.truth("data.standardize"),
                settings.truth("data.standardize-label"),
                settings.integerOrAuto("data.block-rows"),
                settings.text("data.row-id", ""));
    }

    private NetworkPlan network(Function<String, OnnxModel> models) {
        Optional<String> initial = settings.text("network.initial", "");
        for (String key : OF_NEW_NETWORKS) {
            if (initial.isPresent() && settings.isGiven(key)) {
                throw new PlanException(
                        key, "network.initial brings layers and weights of its own; remove one of the two");
            }
        }
        return new NetworkPlan(
                settings.lists("network.hidden"),
                settings.texts("network.activation").stream()
                        .map(name -> choice("network.activation", name, Activation.class))
                        .toList(),
                settings.text("network.output-activation", "auto")
                        .map(name -> choice("network.output-activation", name, Activation.class)),
                choice("network.initializer", settings.text("network.initializer"), Initializer.class),
                initial.map(models));
    }

    private TrainPlan train() {
        Optimization.Name name =
                choice("train.optimizer.name", settings.text("train.optimizer.name"), Optimization.Name.class);
        double momentum = settings.number("train.optimizer.momentum");
        double weightDecay = settings.number("train.optimizer.weight-decay");
        return new TrainPlan(
                settings.integer("train.epochs"),
                settings.texts("train.batch-size").stream()
                        .map(PlanReader::batchSize)
                        .toList(),
                settings.text("train.loss", "auto").map(loss -> choice("train.loss", loss, Loss.class)),
                settings.numbers("train.optimizer.learning-rate").stream()
                        .map(rate -> new Optimization(name, rate, momentum, weightDecay))
                        .toList(),
                settings.seeds("train.seeds"),
                settings.integerOrAuto("train.partitions"),
                settings.text("train.placement", "auto")
                        .map(placement -> choice("train.placement", placement, Placement.class)),
                choice("train.products", settings.text("train.products"), ProductsProvider.class),
                settings.bytes("train.cohort-bytes"));
    }

    private ImportancePlan importance() {
        return new ImportancePlan(
                settings.truth("importance.enabled"),
                settings.texts("importance.methods"),
                epochs("importance.method-epochs"),
                choice("importance.method-side", settings.text("importance.method-side"), Side.class),
                settings.truth("importance.steps"),
                epochs("importance.examples.epochs"),
                choice("importance.examples.side", settings.text("importance.examples.side"), Side.class));
    }

    private Epochs epochs(String key) {
        return Epochs.parse(key, settings.texts(key));
    }

    private static int batchSize(String text) {
        try {
            return "all".equals(text) ? TrainPlan.ALL : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new PlanException("train.batch-size", "is \"" + text + "\"; write a whole number or \"all\"");
        }
    }

    private static <E extends Enum<E>> E choice(String key, String label, Class<E> type) {
        return PlanException.refusing(key, () -> Labels.named(type, label));
    }
}
