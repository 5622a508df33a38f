package org.learninggradients.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.learninggradients.data.encode.Standardizer;
import org.learninggradients.data.split.Split;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.onnx.MetadataProperties;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Trial;

/** Makes models of trained networks, with what their inputs and outputs stand for. */
public final class Models {
    private final Plan plan;
    private final Problem problem;
    private final Map<Long, Split> splits;
    private final long trainingRows;
    private final Map<Long, MetadataProperties> properties = new HashMap<>();

    /** The networks of a plan's trials, on these splits with so many training rows each. */
    public Models(Plan plan, Problem problem, Map<Long, Split> splits, long trainingRows) {
        this.plan = plan;
        this.problem = problem;
        this.splits = splits;
        this.trainingRows = trainingRows;
    }

    /** The number of training rows, the same in every split. */
    long trainingRows() {
        return trainingRows;
    }

    /** The network of a trial after an epoch, with what its inputs and outputs stand for. */
    public OnnxModel model(Trial trial, int epoch, Network network) {
        return new OnnxModel(network, Optional.of(metadata(trial.splitSeed(), origin(trial, epoch))));
    }

    /** The network of a trial after an epoch as an ONNX file, with the standardizer of its split. */
    byte[] onnx(Trial trial, int epoch, Network network) {
        MetadataProperties ofSplit = properties.computeIfAbsent(
                trial.splitSeed(), seed -> MetadataProperties.of(metadata(seed, new TreeMap<>())));
        return OnnxWriter.write(network, Optional.of(ofSplit.withOrigin(origin(trial, epoch))), Precision.DOUBLE);
    }

    private static SortedMap<String, String> origin(Trial trial, int epoch) {
        return new TreeMap<>(Map.of(
                "configuration", trial.configuration().name(),
                "seed", Long.toString(trial.seed()),
                "split_seed", Long.toString(trial.splitSeed()),
                "epoch", Integer.toString(epoch)));
    }

    private Metadata metadata(long splitSeed, SortedMap<String, String> origin) {
        Standardizer standardizer =
                Objects.requireNonNull(splits.get(splitSeed)).standardizer();
        return new Metadata(
                problem.features(),
                standardizer.inputs().columns(),
                problem.label(),
                problem.task(),
                problem.classes(),
                labelScale(standardizer),
                origin);
    }

    private Optional<Standardization> labelScale(Standardizer standardizer) {
        return problem.task() == Task.REGRESSION && plan.data().standardizeLabel()
                ? Optional.of(standardizer.label())
                : Optional.empty();
    }
}
