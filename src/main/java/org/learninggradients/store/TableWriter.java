package org.learninggradients.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.ExampleImportance;
import org.learninggradients.learn.Importance;
import org.learninggradients.learn.Metrics;
import org.learninggradients.learn.TrialEpoch;
import org.learninggradients.learn.TrialState;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Side;
import org.learninggradients.plan.Trial;
import org.learninggradients.store.commit.Commits;
import org.learninggradients.store.commit.Manifest;
import org.learninggradients.store.table.Table;
import org.learninggradients.train.TrainingListener;

/** Writes down what training tells, as rows of tables. */
final class TableWriter implements TrainingListener {
    /** Columns that say which trial a row is of. */
    private static final int OF_TRIAL = 6;

    private final Plan plan;
    private final Grid grid;
    private final Models models;
    private final Commits commits;
    private final Set<Long> described;
    private final Map<Integer, TrialMetrics> latest;
    private final Map<Integer, Object[]> trialColumns = new HashMap<>();
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

    /** Features and correlations of a split's training rows, unless the tables have them. */
    void describe(Split split) {
        if (!described.add(split.seed())) {
            return;
        }
        List<ColumnMoments> moments = split.moments().features();
        double[] correlations = split.correlations();
        for (int k = 0; k < features.length; k++) {
            commits.add(
                    Table.FEATURES,
                    split.seed(),
                    features[k],
                    k,
                    moments.get(k).mean(),
                    moments.get(k).standardDeviation(),
                    moments.get(k).minimum(),
                    moments.get(k).maximum(),
                    moments.get(k).isConstant());
            if (correlations.length > 0) {
                int row = k * features.length;
                double[] own = Arrays.copyOfRange(correlations, row, row + features.length);
                commits.addAll(
                        Table.CORRELATIONS,
                        features.length,
                        split.seed(),
                        features[k],
                        k,
                        features,
                        featureIndices,
                        own);
            }
        }
    }

    @Override
    public void onStepImportance(Trial trial, int epoch, int step, Importance importance) {
        addImportance(Table.IMPORTANCE_STEPS, trial, LearningGradient.LABEL, Side.TRAIN, importance, epoch, step);
    }

    @Override
    public void onMethodImportance(Trial trial, int epoch, String method, Side rows, Importance importance) {
        addImportance(Table.IMPORTANCE, trial, method, rows, importance, epoch);
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        Trial trial = result.trial();
        addMetrics(trial, result.epoch(), Side.TRAIN, result.train());
        result.test().ifPresent(test -> addMetrics(trial, result.epoch(), Side.TEST, test));
        result.importance()
                .ifPresent(importance -> addImportance(
                        Table.IMPORTANCE, trial, LearningGradient.LABEL, Side.TRAIN, importance, result.epoch()));
        latest.put(trial.number(), new TrialMetrics(result.train(), result.test()));
        result.network()
                .ifPresent(network -> commits.add(
                        Table.NETWORKS, trial.number(), result.epoch(), models.onnx(trial, result.epoch(), network)));
    }

    @Override
    public void onExampleImportance(Trial trial, int epoch, Side side, ExampleImportance example) {
        boolean defined = example.isDefined();
        add(
                Table.IMPORTANCE_EXAMPLES,
                features.length,
                trial,
                epoch,
                LearningGradient.LABEL,
                side.label(),
                example.row(),
                features,
                featureIndices,
                defined ? example.shares() : null,
                example.gradient(),
                defined ? example.ranks() : null);
    }

    @Override
    public void onCommit(int epoch, List<TrialState> states) {
        if (epoch == plan.train().epochs()) {
            summarise(states);
        }
        commits.commit(epoch, List.copyOf(described), states);
    }

    /** One row a trial, with the metrics of its last epoch. */
    private void summarise(List<TrialState> states) {
        for (Trial trial : grid.trials()) {
            TrialState state = states.get(trial.number());
            TrialMetrics metrics = latest.getOrDefault(trial.number(), TrialMetrics.NONE);
            Configuration configuration = trial.configuration();
            add(
                    Table.TRIALS,
                    1,
                    trial,
                    configuration.loss().label(),
                    configuration.initializer(),
                    configuration.optimization().name().label(),
                    configuration.optimization().learningRate(),
                    configuration.optimization().momentum(),
                    configuration.optimization().weightDecay(),
                    (int) Math.min(configuration.batchSize(), models.trainingRows()),
                    configuration.topology().parameterCount(),
                    state.diverged() ? "diverged" : "completed",
                    state.epoch(),
                    metrics.train().loss(),
                    metrics.train().accuracy(),
                    metrics.train().r2(),
                    metrics.test().loss(),
                    metrics.test().accuracy(),
                    metrics.test().auc(),
                    metrics.test().r2());
        }
    }

    private void addMetrics(Trial trial, int epoch, Side rows, Metrics metrics) {
        add(
                Table.METRICS,
                1,
                trial,
                epoch,
                rows.label(),
                metrics.loss(),
                metrics.accuracy(),
                metrics.auc(),
                metrics.r2(),
                metrics.examples());
    }

    private void addImportance(
            Table table, Trial trial, String method, Side rows, Importance importance, Integer... time) {
        boolean defined = importance.isDefined();
        List<@Nullable Object> columns = new ArrayList<>(List.of(time));
        columns.addAll(List.of(method, rows.label(), features, featureIndices));
        columns.add(defined ? importance.shares() : null);
        columns.add(defined ? importance.sharesByExample() : null);
        columns.add(importance.meanAbs());
        columns.add(importance.meanSigned());
        columns.add(defined ? importance.ranks() : null);
        columns.add(importance.examples());
        columns.add(importance.zeroExamples());
        add(table, features.length, trial, columns.toArray());
    }

    /** Adds rows of a trial: its own columns, which they begin with, and these. */
    private void add(Table table, int rows, Trial trial, @Nullable Object... further) {
        Object[] ofTrial = trialColumns.computeIfAbsent(trial.number(), unused -> new Object[] {
            trial.number(),
            trial.configuration().name(),
            trial.configuration().topology().architecture(),
            trial.configuration().activation().label(),
            trial.seed(),
            trial.splitSeed()
        });
        @Nullable Object[] columns = Arrays.copyOf(ofTrial, OF_TRIAL + further.length);
        System.arraycopy(further, 0, columns, OF_TRIAL, further.length);
        commits.addAll(table, rows, columns);
    }
}
