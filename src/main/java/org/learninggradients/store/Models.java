package org.learninggradients.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.learninggradients.data.Scaler;
import org.learninggradients.data.Split;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.Scale;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Trial;

/** Networks with what their inputs and outputs stand for. */
final class Models {
    private final Plan plan;
    private final Problem problem;
    private final Map<Long, Split> splits;
    private final long trainingRows;

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

    /** The network of a trial after an epoch, with the scaler of its split. */
    OnnxModel model(Trial trial, int epoch, Network network) {
        Scaler scaler = Objects.requireNonNull(splits.get(trial.splitSeed())).scaler();
        Map<String, String> origin = Map.of(
                "configuration", trial.configuration().name(),
                "seed", Long.toString(trial.seed()),
                "split_seed", Long.toString(trial.splitSeed()),
                "epoch", Integer.toString(epoch));
        return new OnnxModel(
                network,
                Optional.of(new Metadata(
                        problem.features(),
                        scales(scaler),
                        problem.label(),
                        problem.task(),
                        problem.classes(),
                        labelScale(scaler),
                        new TreeMap<>(origin))));
    }

    private List<Scale> scales(Scaler scaler) {
        List<Scale> scales = new ArrayList<>();
        for (int k = 0; k < problem.features().size(); k++) {
            scales.add(new Scale(scaler.centers()[k], scaler.scales()[k]));
        }
        return scales;
    }

    private Optional<Scale> labelScale(Scaler scaler) {
        return problem.task() == Task.REGRESSION && plan.data().standardizeLabel()
                ? Optional.of(new Scale(scaler.labelMean(), scaler.labelDeviation()))
                : Optional.empty();
    }
}
