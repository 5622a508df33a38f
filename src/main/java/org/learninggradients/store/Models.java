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
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Trial;

/** Networks with what their inputs and outputs stand for. */
final class Models {
    private final Plan plan;
    private final Problem problem;
    private final Map<Long, Split> splits;
    private final long trainingRows;
    private final Map<Long, MetadataProperties> properties = new HashMap<>();

    Models(Plan plan, Problem problem, Map<Long, Split> splits, long trainingRows) {
        this.plan = plan;
        this.problem = problem;
        this.splits = splits;
        this.trainingRows = trainingRows;
    }

    /** Training rows, as many in every split. */
    long trainingRows() {
        return trainingRows;
    }

    /** The network of a trial after an epoch as an ONNX file, with the standardizer of its split. */
    byte[] onnx(Trial trial, int epoch, Network network) {
        SortedMap<String, String> origin = new TreeMap<>(Map.of(
                "configuration", trial.configuration().name(),
                "seed", Long.toString(trial.seed()),
                "split_seed", Long.toString(trial.splitSeed()),
                "epoch", Integer.toString(epoch)));
        MetadataProperties ofSplit = properties.computeIfAbsent(trial.splitSeed(), this::properties);
        return OnnxWriter.write(network, Optional.of(ofSplit.withOrigin(origin)), Precision.DOUBLE);
    }

    private MetadataProperties properties(long splitSeed) {
        Standardizer standardizer =
                Objects.requireNonNull(splits.get(splitSeed)).standardizer();
        return MetadataProperties.of(new Metadata(
                problem.features(),
                standardizer.inputs().columns(),
                problem.label(),
                problem.task(),
                problem.classes(),
                labelScale(standardizer),
                new TreeMap<>()));
    }

    private Optional<Standardization> labelScale(Standardizer standardizer) {
        return problem.task() == Task.REGRESSION && plan.data().standardizeLabel()
                ? Optional.of(standardizer.label())
                : Optional.empty();
    }
}
