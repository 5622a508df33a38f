package org.learninggradients.learn;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;
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
 * What the tasks of a cohort must know once: its trials' layers, losses and seeds, the methods that explain them, and the split's
 * shape. Trials are named by their place in the cohort, from 0. A step's sums of one trial are, one after the other: gradient of its
 * parameters, sums of its learning gradients where these are kept, loss.
 */
public final class CohortLayout implements Serializable {
    private final String task;
    private final int batchSize;
    private final long trainingRows;
    private final int trainingBlocks;
    private final int testBlocks;
    private final int blockRows;
    private final boolean[] constant;
    private final boolean learningGradient;
    private final String[] methods;
    private final String products;
    private final long[] seeds;
    private final int[] shapes;
    private final String[] topologies;
    private final String[] losses;
    private final int[] parameterCounts;

    public CohortLayout(
            Cohort cohort,
            SplitLayout split,
            boolean[] constant,
            Task task,
            ImportancePlan importance,
            ProductsProvider products) {
        this.task = task.name();
        this.batchSize = cohort.batchSize();
        this.trainingRows = split.trainingRows();
        this.trainingBlocks = split.trainingBlocks();
        this.testBlocks = split.testBlocks();
        this.blockRows = split.blockRows();
        this.constant = constant;
        this.learningGradient = importance.learningGradient();
        this.methods = importance.attributionMethods().toArray(String[]::new);
        this.products = products.name();
        this.seeds = cohort.trials().stream().mapToLong(Trial::seed).toArray();
        List<String> distinct = new ArrayList<>();
        List<String> losses = new ArrayList<>();
        this.shapes = new int[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            Configuration configuration = cohort.trials().get(i).configuration();
            String topology = configuration.topology().wireForm();
            if (!distinct.contains(topology)) {
                distinct.add(topology);
                losses.add(configuration.loss().name());
            }
            shapes[i] = distinct.indexOf(topology);
        }
        this.topologies = distinct.toArray(String[]::new);
        this.losses = losses.toArray(String[]::new);
        this.parameterCounts = distinct.stream()
                .mapToInt(topology -> Topology.parse(topology).parameterCount())
                .toArray();
    }

    Task task() {
        return Task.valueOf(task);
    }

    /** Products of one thread, on this machine. */
    Products products() {
        return ProductsProvider.valueOf(products).products();
    }

    /** Which of {@link #topologies} the trial has. */
    int shape(int trial) {
        return shapes[trial];
    }

    String[] topologies() {
        return topologies;
    }

    /** How many numbers the trial's network learns. */
    public int parameterCount(int trial) {
        return parameterCounts[shapes[trial]];
    }

    /** How many sums a step has of the trial: gradient, sums of learning gradients where these are kept, loss. */
    public int sumCount(int trial) {
        return parameterCount(trial) + (learningGradient ? ImportanceSums.length(constant.length) : 0) + 1;
    }

    /** How many sums a step has of these trials. */
    public int sumCount(CohortWeights weights) {
        int count = 0;
        for (int i = 0; i < weights.size(); i++) {
            count = Math.addExact(count, sumCount(weights.trial(i)));
        }
        return count;
    }

    /** A trial on its way from a state. */
    public TrialSteps steps(int trial, TrialState state, Optimization optimization, boolean keepSteps) {
        return new TrialSteps(state, optimization, sumCount(trial) - parameterCount(trial) - 1, keepSteps);
    }

    ImportanceSums importanceSums() {
        return new ImportanceSums(constant);
    }

    /** The methods that explain networks after an epoch. */
    List<Method> methods() {
        return Arrays.stream(methods)
                .map(label -> Method.named(label, MethodOptions.DEFAULTS))
                .toList();
    }

    /** How many there are. */
    int methodCount() {
        return methods.length;
    }

    /** How many sums they come to, of each trial. */
    public int attributionSumCount() {
        return Math.multiplyExact(methods.length, ImportanceSums.length(constant.length));
    }

    /** Their sums over the rows of one side, of so many trials; of nothing yet. */
    public CohortSum attributionSum(Side side, int trials) {
        int blocks = side == Side.TRAIN ? trainingBlocks : testBlocks;
        return new CohortSum(blocks, Math.multiplyExact(trials, attributionSumCount()), trials * methods.length);
    }

    /** The loss of a shape. */
    Loss loss(int shape) {
        return Loss.valueOf(losses[shape]);
    }

    long seed(int trial) {
        return seeds[trial];
    }

    Minibatches minibatches() {
        return new Minibatches(trainingRows, batchSize);
    }

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
