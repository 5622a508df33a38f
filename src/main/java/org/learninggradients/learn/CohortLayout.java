package org.learninggradients.learn;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.learn.outcome.MethodOutcomes;
import org.learninggradients.math.Products;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.Topology;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.ImportancePlan;
import org.learninggradients.plan.Optimization;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;

/**
 * What the tasks of a cohort must know once: the trials' layers, losses and seeds, the methods that attribute their networks, and how
 * the split's rows lie in blocks. A trial is known by its index in the cohort, from 0.
 *
 * <p>A step has these sums of a trial, one after the other: the gradient of the loss on the parameters; the sums of the learning
 * gradient, where it is kept; the loss. Wire form.
 */
public final class CohortLayout implements Serializable {
    private final Task task;
    private final int batchSize;
    private final long trainingRows;
    private final int trainingBlocks;
    private final int testBlocks;
    private final int blockRows;
    private final boolean[] constant;
    private final boolean learningGradient;
    private final String[] methods;
    private final ProductsProvider products;
    private final long[] seeds;
    private final int[] architectures;
    private final WireTopology[] topologies;
    private final Loss[] losses;

    /** The layout of a cohort; {@code constant} says of each feature whether it is constant on the training rows. */
    public CohortLayout(
            Cohort cohort,
            SplitLayout split,
            boolean[] constant,
            Task task,
            ImportancePlan importance,
            ProductsProvider products) {
        this.task = task;
        this.batchSize = cohort.batchSize();
        this.trainingRows = split.trainingRows();
        this.trainingBlocks = split.trainingBlocks();
        this.testBlocks = split.testBlocks();
        this.blockRows = split.blockRows();
        this.constant = constant;
        this.learningGradient = importance.learningGradient();
        this.methods = importance.attributionMethods().toArray(String[]::new);
        this.products = products;
        this.seeds = cohort.trials().stream().mapToLong(Trial::seed).toArray();
        List<Configuration> configurations =
                cohort.trials().stream().map(Trial::configuration).toList();
        List<Topology> distinct =
                configurations.stream().map(Configuration::topology).distinct().toList();
        this.architectures = configurations.stream()
                .mapToInt(configuration -> distinct.indexOf(configuration.topology()))
                .toArray();
        this.topologies = distinct.stream().map(WireTopology::new).toArray(WireTopology[]::new);
        this.losses = new Loss[topologies.length];
        for (int trial = 0; trial < architectures.length; trial++) {
            losses[architectures[trial]] = configurations.get(trial).loss();
        }
    }

    Task task() {
        return task;
    }

    /** Products for one thread, on this machine. */
    Products products() {
        return PlannedProducts.start(products);
    }

    /** How many architectures the cohort has: topologies, each with its loss. */
    int architectures() {
        return topologies.length;
    }

    /** The index of the trial's architecture, from 0. */
    int architecture(int trial) {
        return architectures[trial];
    }

    Topology topology(int architecture) {
        return topologies[architecture].topology();
    }

    Loss loss(int architecture) {
        return losses[architecture];
    }

    /** How many numbers the trial's network learns. */
    public int parameterCount(int trial) {
        return topology(architectures[trial]).parameterCount();
    }

    /** How many sums a step has of the trial. */
    public int sumCount(int trial) {
        return parameterCount(trial) + importanceSumCount() + 1;
    }

    /** How many sums a step has of these trials. */
    public int sumCount(CohortWeights weights) {
        int count = 0;
        for (int i = 0; i < weights.size(); i++) {
            count = Math.addExact(count, sumCount(weights.trial(i)));
        }
        return count;
    }

    private int importanceSumCount() {
        return learningGradient ? ImportanceSums.length(constant.length) : 0;
    }

    /** A trial's training, from a state on. */
    public TrialSteps steps(TrialState state, Optimization optimization, boolean keepSteps) {
        return new TrialSteps(state, optimization, importanceSumCount(), keepSteps);
    }

    ImportanceSums importanceSums() {
        return new ImportanceSums(constant);
    }

    /** The methods that attribute networks after an epoch. */
    List<Method> methods() {
        return Arrays.stream(methods)
                .map(label -> Method.named(label, MethodOptions.DEFAULTS))
                .toList();
    }

    /** How many sums the attributions of a trial's network have, over all methods. */
    public int attributionSumCount() {
        return Math.multiplyExact(methods.length, ImportanceSums.length(constant.length));
    }

    /** A sum for the attributions of so many trials' networks over the rows of one side. */
    public CohortSum attributionSum(Side side, int trials) {
        int blocks = side == Side.TRAIN ? trainingBlocks : testBlocks;
        return new CohortSum(blocks, Math.multiplyExact(trials, attributionSumCount()), trials * methods.length);
    }

    /** The i-th trial's part of such a sum, when every block is in. */
    public MethodOutcomes methodOutcomes(CohortSum sum, int i) {
        int length = attributionSumCount();
        ExampleCounts[] counts = new ExampleCounts[methods.length];
        Arrays.setAll(counts, method -> sum.counts(i * methods.length + method));
        return new MethodOutcomes(Arrays.copyOfRange(sum.total(), i * length, (i + 1) * length), counts);
    }

    long seed(int trial) {
        return seeds[trial];
    }

    Minibatches minibatches() {
        return new Minibatches(trainingRows, batchSize);
    }

    /** How many steps an epoch has. */
    public int steps() {
        return Minibatches.steps(trainingRows, batchSize);
    }

    public int trainingBlocks() {
        return trainingBlocks;
    }

    public int testBlocks() {
        return testBlocks;
    }

    int blockRows() {
        return blockRows;
    }

    /** Whether the backward pass goes on to the inputs. */
    boolean learningGradient() {
        return learningGradient;
    }
}
