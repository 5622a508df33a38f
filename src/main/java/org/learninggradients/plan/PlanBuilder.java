package org.learninggradients.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.net.Initializer;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.onnx.OnnxModel;

/**
 * Makes a plan in code. Every method stands for a setting; a setting that is not given has the default of {@code reference.conf}.
 *
 * <pre>{@code
 * Plan plan = new PlanBuilder("data/wdbc.csv", "target").hidden(16, 8).epochs(20).seeds(1, 2, 3).build();
 * }</pre>
 *
 * <p>Where a setting takes several values, each of them makes as many configurations.
 */
public final class PlanBuilder {
    private final String path;
    private final String label;
    private Optional<String> output = Optional.empty();
    private List<String> features = List.of();
    private List<String> exclude = List.of();
    private Optional<Task> task = Optional.empty();
    private double testFraction = 0.2;
    private List<Long> splitSeeds = List.of(1L);
    private boolean standardize = true;
    private OptionalInt blockRows = OptionalInt.empty();
    private Optional<String> rowId = Optional.empty();
    private List<List<Integer>> hidden = List.of(List.of(16));
    private List<Activation> activations = List.of(Activation.RELU);
    private Optional<Activation> outputActivation = Optional.empty();
    private Initializer initializer = Initializer.UNIFORM;
    private Optional<OnnxModel> initial = Optional.empty();
    private int epochs = 40;
    private List<Integer> batchSizes = List.of(32);
    private Optional<Loss> loss = Optional.empty();
    private Optimization.Name optimizer = Optimization.Name.ADAM;
    private List<Double> learningRates = List.of(0.01);
    private double momentum;
    private double weightDecay;
    private List<Long> seeds = LongStream.rangeClosed(1, 10).boxed().toList();
    private List<String> methods = List.of(LearningGradient.LABEL);
    private Epochs methodEpochs = Epochs.ALL;
    private Side methodSide = Side.TEST;
    private boolean steps;
    private Epochs exampleEpochs = Epochs.NONE;
    private Side exampleSide = Side.TEST;
    private Epochs networkEpochs = Epochs.FINAL;

    /** A plan for the rows of a file or folder, {@code data.path}, to learn this column, {@code data.label}. */
    public PlanBuilder(String path, String label) {
        this.path = path;
        this.label = label;
    }

    /** {@code run.output}: the folder of the results. A training in memory needs none. */
    public PlanBuilder output(String folder) {
        this.output = Optional.of(folder);
        return this;
    }

    /** {@code data.features}: the columns to learn from, in this order. */
    public PlanBuilder features(String... columns) {
        this.features = List.of(columns);
        return this;
    }

    /** {@code data.exclude}: columns to leave out. */
    public PlanBuilder exclude(String... columns) {
        this.exclude = List.of(columns);
        return this;
    }

    /** {@code data.task}: what the label stands for. */
    public PlanBuilder task(Task known) {
        this.task = Optional.of(known);
        return this;
    }

    /** {@code data.test-fraction}: the share of the rows that is held out. */
    public PlanBuilder testFraction(double share) {
        this.testFraction = share;
        return this;
    }

    /** {@code data.split-seed}: one division into training and test rows each. */
    public PlanBuilder splitSeeds(long... all) {
        this.splitSeeds = LongStream.of(all).boxed().toList();
        return this;
    }

    /** {@code data.standardize}: whether features are standardised by their training rows. */
    public PlanBuilder standardize(boolean wanted) {
        this.standardize = wanted;
        return this;
    }

    /** {@code data.block-rows}: the rows of one block. */
    public PlanBuilder blockRows(int rows) {
        this.blockRows = OptionalInt.of(rows);
        return this;
    }

    /** {@code data.row-id}: the column whose values order the rows. */
    public PlanBuilder rowId(String column) {
        this.rowId = Optional.of(column);
        return this;
    }

    /** {@code network.hidden} with one architecture: the sizes of its hidden layers. */
    public PlanBuilder hidden(int... sizes) {
        return architectures(List.of(IntStream.of(sizes).boxed().toList()));
    }

    /** {@code network.hidden}: the sizes of the hidden layers, one list an architecture. */
    public PlanBuilder architectures(List<List<Integer>> sizes) {
        this.hidden = sizes;
        return this;
    }

    /** {@code network.activation}: after every hidden layer. */
    public PlanBuilder activations(Activation... all) {
        this.activations = List.of(all);
        return this;
    }

    /** {@code network.output-activation}: after the last layer. */
    public PlanBuilder outputActivation(Activation last) {
        this.outputActivation = Optional.of(last);
        return this;
    }

    /** {@code network.initializer}: how weights begin. */
    public PlanBuilder initializer(Initializer first) {
        this.initializer = first;
        return this;
    }

    /** {@code network.initial}: the network with which all trials begin. */
    public PlanBuilder initial(OnnxModel model) {
        this.initial = Optional.of(model);
        return this;
    }

    /** {@code train.epochs}: how often every training row is used. */
    public PlanBuilder epochs(int count) {
        this.epochs = count;
        return this;
    }

    /** {@code train.batch-size}: rows of a step, {@link TrainPlan#ALL} for all of them. */
    public PlanBuilder batchSizes(int... rows) {
        this.batchSizes = IntStream.of(rows).boxed().toList();
        return this;
    }

    /** {@code train.loss}: what is minimised. */
    public PlanBuilder loss(Loss minimised) {
        this.loss = Optional.of(minimised);
        return this;
    }

    /** {@code train.optimizer}: stochastic gradient descent with this momentum. */
    public PlanBuilder sgd(double withMomentum, double... rates) {
        return optimizer(Optimization.Name.SGD, withMomentum, rates);
    }

    /** {@code train.optimizer}: Adam. */
    public PlanBuilder adam(double... rates) {
        return optimizer(Optimization.Name.ADAM, 0, rates);
    }

    private PlanBuilder optimizer(Optimization.Name name, double withMomentum, double... rates) {
        this.optimizer = name;
        this.momentum = withMomentum;
        this.learningRates = DoubleStream.of(rates).boxed().toList();
        return this;
    }

    /** {@code train.optimizer.weight-decay}: added to the gradient, times the parameter. */
    public PlanBuilder weightDecay(double factor) {
        this.weightDecay = factor;
        return this;
    }

    /** {@code train.seeds}: one trial each, of every configuration and split. */
    public PlanBuilder seeds(long... all) {
        this.seeds = LongStream.of(all).boxed().toList();
        return this;
    }

    /** {@code importance.methods}, and after which epochs and on which side those attribute that are not training's own. */
    public PlanBuilder methods(Epochs when, Side side, String... labels) {
        this.methods = List.of(labels);
        this.methodEpochs = when;
        this.methodSide = side;
        return this;
    }

    /** {@code importance.steps}: whether the importance of every minibatch is computed. */
    public PlanBuilder importanceOfSteps(boolean wanted) {
        this.steps = wanted;
        return this;
    }

    /** {@code importance.examples}: after which epochs, and on which side, the learning gradient of every example is computed. */
    public PlanBuilder importanceOfExamples(Side side, Epochs after) {
        this.exampleSide = side;
        this.exampleEpochs = after;
        return this;
    }

    /** {@code networks.epochs}: after which epochs networks are kept, beside the last. */
    public PlanBuilder networkEpochs(Epochs after) {
        this.networkEpochs = after;
        return this;
    }

    /** The plan. PlanException when a setting cannot be, or two exclude each other. */
    public Plan build() {
        return new Plan(
                output,
                new DataPlan(
                        path,
                        Optional.empty(),
                        label,
                        features,
                        exclude,
                        task,
                        testFraction,
                        splitSeeds,
                        standardize,
                        true,
                        blockRows,
                        rowId),
                new NetworkPlan(hidden, activations, outputActivation, initializer, initial),
                new TrainPlan(
                        epochs,
                        batchSizes,
                        loss,
                        learningRates.stream()
                                .map(rate -> new Optimization(optimizer, rate, momentum, weightDecay))
                                .toList(),
                        seeds,
                        OptionalInt.empty(),
                        Optional.empty(),
                        ProductsProvider.JAVA,
                        64 << 20),
                new ImportancePlan(true, methods, methodEpochs, methodSide, steps, exampleEpochs, exampleSide),
                networkEpochs,
                100_000,
                new CheckpointPlan(10, 600),
                new ReportPlan(true, false));
    }
}
