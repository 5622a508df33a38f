package org.learninggradients.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learninggradients.data.Scaler;
import org.learninggradients.data.Split;
import org.learninggradients.net.LearningGradientSums;
import org.learninggradients.onnx.OnnxWriter;
import org.learninggradients.onnx.Precision;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Rows;
import org.learninggradients.plan.Trial;
import org.learninggradients.train.Importance;
import org.learninggradients.train.Metrics;
import org.learninggradients.train.TrainingListener;
import org.learninggradients.train.TrialEpoch;
import org.learninggradients.train.TrialState;

/** Writes down what training tells, as rows of tables. */
final class Recorder implements TrainingListener {
    private static final String LEARNING_GRADIENT = "learning-gradient";

    /** Columns that say which trial a row is of. */
    private static final int OF_TRIAL = 6;

    private final Plan plan;
    private final Problem problem;
    private final Grid grid;
    private final Models models;
    private final Commits commits;
    private final Set<Long> described;
    private final Map<Integer, TrialMetrics> latest;
    private final Map<Integer, Object[]> trialColumns = new HashMap<>();

    /** Adds rows to the commits; {@code latest} are the metrics of trials that have ended before. */
    Recorder(Plan plan, Problem problem, Grid grid, Models models, Commits commits, Map<Integer, TrialMetrics> latest) {
        this.plan = plan;
        this.problem = problem;
        this.grid = grid;
        this.models = models;
        this.commits = commits;
        this.described = new TreeSet<>(commits.last().map(Manifest::splitSeeds).orElse(List.of()));
        this.latest = new HashMap<>(latest);
    }

    /** Features and correlations of a split's training rows, unless the tables have them. */
    void describe(Split split) {
        if (!described.add(split.seed())) {
            return;
        }
        Scaler scaler = split.scaler();
        List<String> names = problem.features();
        double[] correlations = split.correlations();
        for (int k = 0; k < names.size(); k++) {
            commits.add(
                    Table.FEATURES,
                    split.seed(),
                    names.get(k),
                    k,
                    scaler.means()[k],
                    scaler.constant()[k] ? 0.0 : scaler.deviations()[k],
                    scaler.minima()[k],
                    scaler.maxima()[k],
                    scaler.constant()[k]);
            for (int other = 0; other < names.size() && correlations.length > 0; other++) {
                double correlation = correlations[k * names.size() + other];
                commits.add(Table.CORRELATIONS, split.seed(), names.get(k), k, names.get(other), other, correlation);
            }
        }
    }

    @Override
    public void onStepImportance(Trial trial, int epoch, int step, Importance importance) {
        addImportance(Table.IMPORTANCE_STEPS, trial, importance, epoch, step);
    }

    @Override
    public void onTrialEpoch(TrialEpoch result) {
        Trial trial = result.trial();
        addMetrics(trial, result.epoch(), Rows.TRAIN, result.train());
        result.test().ifPresent(test -> addMetrics(trial, result.epoch(), Rows.TEST, test));
        result.importance().ifPresent(importance -> addImportance(Table.IMPORTANCE, trial, importance, result.epoch()));
        latest.put(trial.number(), new TrialMetrics(result.train(), result.test()));
        result.network().ifPresent(network -> {
            byte[] onnx = OnnxWriter.write(models.model(trial, result.epoch(), network), Precision.DOUBLE);
            commits.add(Table.NETWORKS, trial.number(), result.epoch(), onnx);
        });
    }

    @Override
    public void onExamples(
            Trial trial, int epoch, Rows rows, long[] rowNumbers, double[] gradients, boolean[] constant) {
        LearningGradientSums sums = new LearningGradientSums(constant);
        int features = constant.length;
        for (int n = 0; n < rowNumbers.length; n++) {
            double[] shares = sums.shares(gradients, n * features);
            int[] ranks = Importance.ranks(shares);
            for (int k = 0; k < features; k++) {
                add(
                        Table.IMPORTANCE_EXAMPLES,
                        trial,
                        epoch,
                        LEARNING_GRADIENT,
                        rows.label(),
                        rowNumbers[n],
                        problem.features().get(k),
                        k,
                        shares.length == 0 ? null : shares[k],
                        number(gradients[n * features + k]),
                        shares.length == 0 ? null : ranks[k]);
            }
        }
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
                    number(metrics.train().loss()),
                    number(metrics.train().accuracy()),
                    number(metrics.train().r2()),
                    number(metrics.test().loss()),
                    number(metrics.test().accuracy()),
                    number(metrics.test().auc()),
                    number(metrics.test().r2()));
        }
    }

    private void addMetrics(Trial trial, int epoch, Rows rows, Metrics metrics) {
        add(
                Table.METRICS,
                trial,
                epoch,
                rows.label(),
                number(metrics.loss()),
                number(metrics.accuracy()),
                number(metrics.auc()),
                number(metrics.r2()),
                metrics.examples());
    }

    private void addImportance(Table table, Trial trial, Importance importance, Integer... time) {
        int[] ranks = importance.ranks();
        boolean defined = importance.isDefined();
        for (int k = 0; k < importance.features(); k++) {
            @Nullable Object[] row = row(table, trial);
            int next = OF_TRIAL;
            for (Integer when : time) {
                row[next++] = when;
            }
            row[next++] = LEARNING_GRADIENT;
            row[next++] = Rows.TRAIN.label();
            row[next++] = problem.features().get(k);
            row[next++] = k;
            row[next++] = defined ? number(importance.share(k)) : null;
            row[next++] = defined ? number(importance.shareByExample(k)) : null;
            row[next++] = number(importance.meanAbs(k));
            row[next++] = number(importance.meanSigned(k));
            row[next++] = defined ? ranks[k] : null;
            row[next++] = importance.examples();
            row[next] = importance.zeroExamples();
            commits.add(table, row);
        }
    }

    private void add(Table table, Trial trial, @Nullable Object... further) {
        @Nullable Object[] row = row(table, trial);
        System.arraycopy(further, 0, row, OF_TRIAL, further.length);
        commits.add(table, row);
    }

    /** A row that begins with the columns of the trial. */
    private @Nullable Object[] row(Table table, Trial trial) {
        Object[] ofTrial = trialColumns.computeIfAbsent(trial.number(), unused -> new Object[] {
            trial.number(),
            trial.configuration().name(),
            trial.configuration().topology().architecture(),
            trial.configuration().activation().label(),
            trial.seed(),
            trial.splitSeed()
        });
        @Nullable Object[] row = new Object[table.columns().size()];
        System.arraycopy(ofTrial, 0, row, 0, OF_TRIAL);
        return row;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
