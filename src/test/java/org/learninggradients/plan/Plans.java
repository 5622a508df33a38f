package org.learninggradients.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;

/** A valid plan and problem to vary: each method names what it varies. */
final class Plans {
    static final DataPlan DATA = data(0.2, List.of(1L), OptionalInt.empty());
    static final NetworkPlan NETWORK = network(List.of(List.of(3)), List.of(Activation.SIGMOID));
    static final TrainPlan TRAIN = train(List.of(32), List.of(sgd(0.5)), List.of(1L), 10);
    static final ImportancePlan IMPORTANCE = importance(true, false, List.of(), Side.TEST);
    static final Problem BINARY = new Problem(List.of("a", "b"), "y", Task.BINARY, List.of("no", "yes"));
    static final Problem THREE_CLASSES =
            new Problem(List.of("a", "b"), "y", Task.MULTICLASS, List.of("red", "green", "blue"));
    static final Problem REGRESSION = new Problem(List.of("a", "b"), "y", Task.REGRESSION, List.of());

    private Plans() {}

    static Plan plan(DataPlan data, NetworkPlan network, TrainPlan train) {
        return plan(data, network, train, IMPORTANCE);
    }

    static Plan plan(DataPlan data, NetworkPlan network, TrainPlan train, ImportancePlan importance) {
        return new Plan(
                Optional.of("runs/one"),
                data,
                network,
                train,
                importance,
                Epochs.FINAL,
                1000,
                new CheckpointPlan(5, 600),
                new ReportPlan(true, false));
    }

    static Plan plan(NetworkPlan network, TrainPlan train) {
        return plan(DATA, network, train);
    }

    static DataPlan data(double testFraction, List<Long> splitSeeds, OptionalInt blockRows) {
        return data("data.csv", "y", List.of(), List.of(), testFraction, splitSeeds, blockRows);
    }

    static DataPlan data(
            String path,
            String label,
            List<String> features,
            List<String> exclude,
            double testFraction,
            List<Long> splitSeeds,
            OptionalInt blockRows) {
        return new DataPlan(
                path,
                Optional.empty(),
                label,
                features,
                exclude,
                Optional.empty(),
                testFraction,
                splitSeeds,
                true,
                true,
                blockRows,
                Optional.empty());
    }

    static NetworkPlan network(List<List<Integer>> hidden, List<Activation> activations) {
        return new NetworkPlan(hidden, activations, Optional.empty(), Initializer.GLOROT, Optional.empty());
    }

    static NetworkPlan output(Activation output) {
        return new NetworkPlan(
                List.of(List.of(3)),
                List.of(Activation.SIGMOID),
                Optional.of(output),
                Initializer.GLOROT,
                Optional.empty());
    }

    static NetworkPlan given(Network network) {
        return new NetworkPlan(
                List.of(List.of(3)),
                List.of(Activation.SIGMOID),
                Optional.empty(),
                Initializer.GLOROT,
                Optional.of(new OnnxModel(network, Optional.empty())));
    }

    static TrainPlan train(List<Integer> batchSizes, List<Optimization> optimizations, List<Long> seeds, int epochs) {
        return train(epochs, batchSizes, optimizations, seeds, OptionalInt.empty(), 1 << 20);
    }

    static TrainPlan train(
            int epochs,
            List<Integer> batchSizes,
            List<Optimization> optimizations,
            List<Long> seeds,
            OptionalInt partitions,
            long cohortBytes) {
        return new TrainPlan(
                epochs,
                batchSizes,
                Optional.empty(),
                optimizations,
                seeds,
                partitions,
                Optional.empty(),
                ProductsProvider.JAVA,
                cohortBytes);
    }

    static TrainPlan loss(Loss loss) {
        return train(Optional.of(loss), ProductsProvider.JAVA);
    }

    static TrainPlan train(ProductsProvider kernel) {
        return train(Optional.empty(), kernel);
    }

    private static TrainPlan train(Optional<Loss> loss, ProductsProvider kernel) {
        return new TrainPlan(
                10,
                List.of(32),
                loss,
                List.of(sgd(0.5)),
                List.of(1L),
                OptionalInt.empty(),
                Optional.empty(),
                kernel,
                1 << 20);
    }

    static ImportancePlan importance(boolean enabled, boolean steps, List<Integer> exampleEpochs, Side exampleSide) {
        return new ImportancePlan(
                enabled,
                List.of("learning-gradient"),
                Epochs.ALL,
                Side.TEST,
                steps,
                Epochs.of(exampleEpochs),
                exampleSide);
    }

    static ImportancePlan methods(Epochs epochs, Side side, String... methods) {
        return new ImportancePlan(true, List.of(methods), epochs, side, false, Epochs.NONE, Side.TEST);
    }

    static Optimization sgd(double learningRate) {
        return new Optimization(Optimization.Name.SGD, learningRate, 0, 0);
    }
}
