package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.onnx.Metadata;
import org.learninggradients.onnx.OnnxModel;

/**
 * The trials of a plan on a problem: every configuration with every seed and split.
 *
 * @param configurations architectures × activations × learning rates × batch sizes
 * @param trials in the order of their numbers
 */
public record Grid(List<Configuration> configurations, List<Trial> trials) {
    private record Key(int configuration, long seed, long splitSeed) {}

    public Grid {
        configurations = List.copyOf(configurations);
        trials = List.copyOf(trials);
    }

    /**
     * The grid of a plan. Trials of earlier extents keep their numbers; what this plan adds comes after them.
     *
     * @throws PlanException when the plan's networks do not fit the problem
     */
    public static Grid of(Plan plan, Problem problem, List<Extent> earlier) {
        List<Configuration> configurations = configurations(plan, problem);
        List<Extent> extents = new ArrayList<>(earlier);
        extents.add(plan.extent());
        Set<Key> known = new HashSet<>();
        List<Trial> trials = new ArrayList<>();
        for (Extent extent : extents) {
            for (long splitSeed : extent.splitSeeds()) {
                for (int i = 0; i < configurations.size(); i++) {
                    for (long seed : extent.seeds()) {
                        if (known.add(new Key(i, seed, splitSeed))) {
                            trials.add(new Trial(trials.size(), configurations.get(i), seed, splitSeed));
                        }
                    }
                }
            }
        }
        return new Grid(configurations, trials);
    }

    private static List<Configuration> configurations(Plan plan, Problem problem) {
        List<Configuration> configurations = new ArrayList<>();
        for (Architecture architecture : architectures(plan, problem)) {
            for (Optimization optimization : plan.train().optimizations()) {
                for (int batchSize : plan.train().batchSizes()) {
                    configurations.add(new Configuration(
                            architecture.topology,
                            architecture.activation,
                            architecture.loss,
                            architecture.initializer,
                            optimization,
                            batchSize));
                }
            }
        }
        return configurations;
    }

    private record Architecture(Topology topology, Activation activation, Loss loss, String initializer) {}

    private static List<Architecture> architectures(Plan plan, Problem problem) {
        if (plan.network().initial().isPresent()) {
            OnnxModel initial = plan.network().initial().get();
            initial.metadata().ifPresent(metadata -> checkNames(metadata, problem));
            return List.of(given(plan, problem, initial.network()));
        }
        Loss loss = plan.train().loss().orElse(problem.task().usualLoss());
        checkLoss(loss, problem.task());
        Activation output = plan.network().outputActivation().orElse(usualOutput(loss, problem.task()));
        checkOutput(loss, output);
        List<Architecture> architectures = new ArrayList<>();
        for (List<Integer> hidden : plan.network().hidden()) {
            List<Integer> sizes = new ArrayList<>(hidden);
            sizes.add(0, problem.features().size());
            sizes.add(problem.outputs());
            for (Activation activation : plan.network().activations()) {
                Topology topology = topology(sizes, activation, output);
                architectures.add(new Architecture(
                        topology, activation, loss, plan.network().initializer().label()));
            }
        }
        return withoutRepetition(architectures);
    }

    private static Topology topology(List<Integer> sizes, Activation hidden, Activation output) {
        try {
            return Topology.dense(sizes, hidden, output);
        } catch (IllegalArgumentException e) {
            throw new PlanException("network.hidden", sizes.subList(1, sizes.size() - 1) + ": " + e.getMessage());
        }
    }

    /** Without hidden layers all activations give the same network. */
    private static List<Architecture> withoutRepetition(List<Architecture> architectures) {
        Set<Topology> known = new HashSet<>();
        return architectures.stream()
                .filter(architecture -> known.add(architecture.topology))
                .toList();
    }

    /** Refuses a file whose inputs or outputs have other names than the data. */
    private static void checkNames(Metadata metadata, Problem problem) {
        check(
                metadata.features().equals(problem.features()),
                "network.initial",
                "has the features " + metadata.features() + ", in this order, but the data has " + problem.features()
                        + "; give data.features in the file's order");
        check(
                metadata.classes().equals(problem.classes()),
                "network.initial",
                "tells the classes " + metadata.classes() + ", but the data has " + problem.classes());
    }

    private static Architecture given(Plan plan, Problem problem, Network network) {
        Topology topology = network.topology();
        check(
                topology.inputs() == problem.features().size(),
                "network.initial",
                "takes " + topology.inputs() + " inputs but the data has "
                        + problem.features().size() + " features");
        check(
                topology.outputs() == problem.outputs(),
                "network.initial",
                "has " + topology.outputs() + " outputs but the task "
                        + problem.task().label() + " wants " + problem.outputs());
        Layer last = topology.outputLayer();
        Loss loss = plan.train().loss().orElse(problem.task().usualLoss(last));
        checkLoss(loss, problem.task());
        checkOutput(loss, last);
        Activation hidden = topology.layer(Math.min(1, topology.nodes().size() - 1)) instanceof Activation first
                ? first
                : Activation.IDENTITY;
        return new Architecture(topology, hidden, loss, "given");
    }

    private static Activation usualOutput(Loss loss, Task task) {
        return loss == Loss.MSE && task != Task.REGRESSION ? Activation.SIGMOID : Activation.IDENTITY;
    }

    private static void checkLoss(Loss loss, Task task) {
        check(
                loss == Loss.MSE || loss == task.usualLoss(),
                "train.loss",
                loss.label() + " does not fit the task " + task.label() + "; take "
                        + task.usualLoss().label() + " or mse");
    }

    private static void checkOutput(Loss loss, Layer last) {
        check(
                !loss.takesLogits() || !last.isActivation(),
                "network.output-activation",
                "is " + last.word() + ", but " + loss.label()
                        + " takes the outputs before any activation; take identity");
    }
}
