package org.learninggradients.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.TrialState;
import org.learninggradients.learn.importance.ExampleImportance;
import org.learninggradients.learn.importance.Importance;
import org.learninggradients.learn.outcome.Metrics;
import org.learninggradients.learn.outcome.TrialEpoch;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.table.Column;
import org.learninggradients.store.table.Rows;
import org.learninggradients.store.table.Table;
import org.learninggradients.store.table.TableColumns;
import org.learninggradients.train.TrainingListener;

/** Writes what training reports as rows of a run's tables. */
final class TableWriter implements TrainingListener {
    /** Columns that have no value where all attributions are zero. */
    private static final List<Column<?>> SHARES =
            List.of(TableColumns.IMPORTANCE, TableColumns.IMPORTANCE_BY_EXAMPLE, TableColumns.RANK);

    private static final List<Column<?>> SHARES_OF_EXAMPLE =
            List.of(TableColumns.EXAMPLE_IMPORTANCE, TableColumns.RANK);

    /** The columns that say which trial a row is about. */
    private record TrialKey(
            Integer number, String configuration, String architecture, String activation, Long seed, Long splitSeed) {
        static TrialKey of(Trial trial) {
            Configuration configuration = trial.configuration();
            return new TrialKey(
                    trial.number(),
                    configuration.name(),
                    configuration.topology().architecture(),
                    configuration.activation().label(),
                    trial.seed(),
                    trial.splitSeed());
        }

        Rows put(Rows rows) {
            return rows.set(TableColumns.TRIAL, number)
                    .set(TableColumns.CONFIGURATION, configuration)
                    .set(TableColumns.ARCHITECTURE, architecture)
                    .set(TableColumns.ACTIVATION, activation)
                    .set(TableColumns.SEED, seed)
                    .set(TableColumns.SPLIT_SEED, splitSeed);
        }
    }

    private final Plan plan;
    private final Grid grid;
    private final Models models;
    private final Commits commits;
    private final Set<Long> described;
    private final Map<Integer, TrialMetrics> latest;
    private final Map<Integer, TrialKey> keys = new HashMap<>();
    private final String[] features;
    private final int[] featureIndices;

    /** Adds rows to the commits; {@code latest} are the metrics of trials that have ended before. */
    TableWriter(
            Plan plan, Problem problem, Grid grid, Models models, Commits commits, Map<Integer, TrialMetrics> latest) {
        this.plan = plan;
        this.grid = grid;
        this.models = models;
        this.commits = commits;
        this.described = new TreeSet<>(commits.last().map(Manifest::splitSeeds).orElse(List.of()));
        this.latest = new HashMap<>(latest);
        this.features = problem.features().toArray(String[]::new);
        this.featureIndices = IntStream.range(0, features.length).toArray();
    }

    /** Writes features and correlations of a split's training rows, unless the tables have them. */
    void describe(Split split) {
        if (!described.add(split.seed())) {
            return;
        }
        List<ColumnMoments> moments = split.moments().features();
        double[] correlations = split.correlations();
        for (int k = 0; k < features.length; k++) {
            describeFeature(split, k, moments.get(k));
            if (correlations.length > 0) {
                describeCorrelations(split, k, correlations);
            }
        }
    }

    private void describeFeature(Split split, int k, ColumnMoments moments) {
        commits.add(feature(Table.FEATURES.row(), split, k)
                .set(TableColumns.MEAN, moments.mean())
                .set(TableColumns.STANDARD_DEVIATION, moments.standardDeviation())
                .set(TableColumns.MINIMUM, moments.minimum())
                .set(TableColumns.MAXIMUM, moments.maximum())
                .set(TableColumns.CONSTANT, moments.isConstant()));
    }

    private void describeCorrelations(Split split, int k, double[] correlations) {
        int from = k * features.length;
        double[] own = Arrays.copyOfRange(correlations, from, from + features.length);
        commits.add(feature(Table.CORRELATIONS.rows(features.length), split, k)
                .setEach(TableColumns.OTHER_FEATURE, features)
                .setEach(TableColumns.OTHER_FEATURE_INDEX, featureIndices)
                .setEach(TableColumns.CORRELATION, own));
    }

    private Rows feature(Rows rows, Split split, int k) {
        return rows.set(TableColumns.SPLIT_SEED, split.seed())
                .set(TableColumns.FEATURE, features[k])
                .set(TableColumns.FEATURE_INDEX, k);
    }

    @Override
    public void onStepImportance(Trial trial, int epoch, int step, Importance importance) {
        Rows rows = key(Table.IMPORTANCE_STEPS.rows(features.length), trial)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.STEP, step);
        addImportance(rows, LearningGradient.LABEL, Side.TRAIN, importance);
    }

    @Override
    public void onMethodImportance(Trial trial, int epoch, String method, Side side, Importance importance) {
        Rows rows = key(Table.IMPORTANCE.rows(features.length), trial).set(TableColumns.EPOCH, epoch);
        addImportance(rows, method, side, importance);
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        Trial trial = result.trial();
        int epoch = result.epoch();
        addMetrics(trial, epoch, Side.TRAIN, result.train());
        result.test().ifPresent(test -> addMetrics(trial, epoch, Side.TEST, test));
        result.importance()
                .ifPresent(
                        importance -> onMethodImportance(trial, epoch, LearningGradient.LABEL, Side.TRAIN, importance));
        result.network()
                .ifPresent(network -> commits.add(Table.NETWORKS
                        .row()
                        .set(TableColumns.TRIAL, trial.number())
                        .set(TableColumns.EPOCH, epoch)
                        .set(TableColumns.ONNX, models.onnx(trial, epoch, network))));
        latest.put(trial.number(), new TrialMetrics(result.train(), result.test()));
    }

    @Override
    public void onExampleImportance(Trial trial, int epoch, Side side, ExampleImportance example) {
        Rows rows = key(Table.IMPORTANCE_EXAMPLES.rows(features.length), trial)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.METHOD, LearningGradient.LABEL)
                .set(TableColumns.SIDE, side.label())
                .set(TableColumns.ROW, example.row())
                .setEach(TableColumns.FEATURE, features)
                .setEach(TableColumns.FEATURE_INDEX, featureIndices)
                .setEach(TableColumns.GRADIENT, example.gradient());
        if (example.isDefined()) {
            rows.setEach(TableColumns.EXAMPLE_IMPORTANCE, example.shares()).setEach(TableColumns.RANK, example.ranks());
        } else {
            rows.absent(SHARES_OF_EXAMPLE);
        }
        commits.add(rows);
    }

    @Override
    public void onCommit(int epoch, List<TrialState> states) {
        if (epoch == plan.train().epochs()) {
            grid.trials().forEach(trial -> summarize(trial, states.get(trial.number())));
        }
        commits.commit(epoch, List.copyOf(described), states);
    }

    /** Writes the trial's row of the table of trials, with the metrics of its last epoch. */
    private void summarize(Trial trial, TrialState state) {
        Configuration configuration = trial.configuration();
        TrialMetrics metrics = latest.getOrDefault(trial.number(), TrialMetrics.NONE);
        commits.add(key(Table.TRIALS.row(), trial)
                .set(TableColumns.LOSS_FUNCTION, configuration.loss().label())
                .set(TableColumns.INITIALIZER, configuration.initializer())
                .set(TableColumns.OPTIMIZER, configuration.optimization().name().label())
                .set(TableColumns.LEARNING_RATE, configuration.optimization().learningRate())
                .set(TableColumns.MOMENTUM, configuration.optimization().momentum())
                .set(TableColumns.WEIGHT_DECAY, configuration.optimization().weightDecay())
                .set(TableColumns.BATCH_SIZE, (int) Math.min(configuration.batchSize(), models.trainingRows()))
                .set(TableColumns.PARAMETERS, configuration.topology().parameterCount())
                .set(TableColumns.STATUS, state.diverged() ? "diverged" : "completed")
                .set(TableColumns.EPOCHS, state.epoch())
                .set(TableColumns.TRAIN_LOSS, metrics.train().loss())
                .set(TableColumns.TRAIN_ACCURACY, metrics.train().accuracy())
                .set(TableColumns.TRAIN_R2, metrics.train().r2())
                .set(TableColumns.TEST_LOSS, metrics.test().loss())
                .set(TableColumns.TEST_ACCURACY, metrics.test().accuracy())
                .set(TableColumns.TEST_AUC, metrics.test().auc())
                .set(TableColumns.TEST_R2, metrics.test().r2()));
    }

    private void addMetrics(Trial trial, int epoch, Side side, Metrics metrics) {
        commits.add(key(Table.METRICS.row(), trial)
                .set(TableColumns.EPOCH, epoch)
                .set(TableColumns.SIDE, side.label())
                .set(TableColumns.LOSS, metrics.loss())
                .set(TableColumns.ACCURACY, metrics.accuracy())
                .set(TableColumns.AUC, metrics.auc())
                .set(TableColumns.R2, metrics.r2())
                .set(TableColumns.EXAMPLES, metrics.examples()));
    }

    private void addImportance(Rows rows, String method, Side side, Importance importance) {
        rows.set(TableColumns.METHOD, method)
                .set(TableColumns.SIDE, side.label())
                .setEach(TableColumns.FEATURE, features)
                .setEach(TableColumns.FEATURE_INDEX, featureIndices)
                .setEach(TableColumns.MEAN_ABS, importance.meanAbs())
                .setEach(TableColumns.MEAN_SIGNED, importance.meanSigned())
                .set(TableColumns.EXAMPLES, importance.examples())
                .set(TableColumns.ZERO_GRADIENT_EXAMPLES, importance.zeroExamples());
        if (importance.isDefined()) {
            rows.setEach(TableColumns.IMPORTANCE, importance.shares())
                    .setEach(TableColumns.IMPORTANCE_BY_EXAMPLE, importance.sharesByExample())
                    .setEach(TableColumns.RANK, importance.ranks());
        } else {
            rows.absent(SHARES);
        }
        commits.add(rows);
    }

    private Rows key(Rows rows, Trial trial) {
        return keys.computeIfAbsent(trial.number(), unused -> TrialKey.of(trial))
                .put(rows);
    }
}
