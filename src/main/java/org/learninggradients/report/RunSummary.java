package org.learninggradients.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.learninggradients.attribution.method.LearningGradient;
import org.learninggradients.store.Run;
import org.learninggradients.store.RunTables;
import org.learninggradients.store.table.Table;
import org.learninggradients.text.Shown;

/** What each configuration of a run came to: accuracy, and the features its networks listened to in the last epoch. */
public final class RunSummary {
    private static final int LEADERS = 10;
    private static final int TOP = 5;

    private static final class Feature {
        private final String name;
        private final List<TrialMean.Value> shares = new ArrayList<>();
        private long inTop;
        private long rankSum;

        Feature(String name) {
            this.name = name;
        }

        double meanShare() {
            return shares.stream().mapToDouble(TrialMean.Value::value).average().orElse(0);
        }
    }

    private static final class Outcome {
        private int trials;
        private int diverged;
        private int undefined;
        private final List<Double> accuracies = new ArrayList<>();
        private final List<Double> losses = new ArrayList<>();
        private final Map<Integer, Feature> features = new LinkedHashMap<>();
    }

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private String accuracyRows = "test";

    private RunSummary() {}

    /** Reads a finished run's tables. */
    public static RunSummary of(Run run, SparkSession session) {
        RunSummary summary = new RunSummary();
        RunTables tables = run.tables();
        Dataset<Row> trials = tables.read(session, Table.TRIALS);
        for (Row row : tables.collect(trials.orderBy("trial"))) {
            summary.addTrial(row);
        }
        Dataset<Row> last = trials.where("status = 'completed'").selectExpr("trial", "epochs AS epoch");
        Dataset<Row> importance = tables.read(session, Table.IMPORTANCE)
                .where(functions.col("method").equalTo(LearningGradient.LABEL))
                .join(last, new String[] {"trial", "epoch"})
                .select("configuration", "seed", "split_seed", "feature", "feature_index", "importance", "rank")
                .orderBy("trial", "feature_index");
        for (Row row : tables.collect(importance)) {
            summary.addImportance(row);
        }
        return summary;
    }

    /** Whether no trial came to the end. */
    public boolean isAllDiverged() {
        return outcomes.values().stream().allMatch(outcome -> outcome.diverged == outcome.trials);
    }

    private void addTrial(Row row) {
        Outcome outcome = outcomes.computeIfAbsent(row.getAs("configuration"), unused -> new Outcome());
        outcome.trials++;
        if ("diverged".equals(row.getAs("status"))) {
            outcome.diverged++;
            return;
        }
        if (row.getAs("test_loss") == null) {
            accuracyRows = "training";
        }
        String side = row.getAs("test_loss") == null ? "train" : "test";
        outcome.losses.add(row.getAs(side + "_loss"));
        if (row.getAs(side + "_accuracy") != null) {
            outcome.accuracies.add(row.getAs(side + "_accuracy"));
        }
    }

    private void addImportance(Row row) {
        Outcome outcome = outcomes.computeIfAbsent(row.getAs("configuration"), unused -> new Outcome());
        if (row.getAs("importance") == null) {
            outcome.undefined += row.<Integer>getAs("feature_index") == 0 ? 1 : 0;
            return;
        }
        Feature feature = outcome.features.computeIfAbsent(
                row.<Integer>getAs("feature_index"), unused -> new Feature(Shown.line(row.getAs("feature"))));
        int rank = row.getAs("rank");
        feature.shares.add(new TrialMean.Value(row.getAs("seed"), row.getAs("split_seed"), row.getAs("importance")));
        feature.inTop += rank <= TOP ? 1 : 0;
        feature.rankSum += rank;
    }

    /** A table a configuration. */
    public void print(PrintStream out) {
        outcomes.forEach((configuration, outcome) -> {
            out.println();
            out.println(line(
                    "%s: %d %s, %d diverged",
                    configuration, outcome.trials, outcome.trials == 1 ? "trial" : "trials", outcome.diverged));
            printAccuracy(outcome, out);
            printLeaders(outcome, out);
            if (outcome.undefined > 0) {
                out.println(line("  without importance, all gradients being zero: %d trials", outcome.undefined));
            }
        });
    }

    private void printAccuracy(Outcome outcome, PrintStream out) {
        if (!outcome.accuracies.isEmpty()) {
            DoubleSummaryStatistics accuracy = statistics(outcome.accuracies);
            long perfect =
                    outcome.accuracies.stream().filter(value -> value == 1).count();
            out.println(line(
                    "  %s accuracy: mean %.2f %%, min %.2f %%, max %.2f %%; %.1f %% of trials at 100 %%",
                    accuracyRows,
                    100 * accuracy.getAverage(),
                    100 * accuracy.getMin(),
                    100 * accuracy.getMax(),
                    100.0 * perfect / outcome.accuracies.size()));
        } else if (!outcome.losses.isEmpty()) {
            DoubleSummaryStatistics loss = statistics(outcome.losses);
            out.println(line(
                    "  %s loss: mean %.5f, min %.5f, max %.5f",
                    accuracyRows, loss.getAverage(), loss.getMin(), loss.getMax()));
        }
    }

    private static DoubleSummaryStatistics statistics(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    }

    private static void printLeaders(Outcome outcome, PrintStream out) {
        if (outcome.features.isEmpty()) {
            return;
        }
        List<Feature> leaders = outcome.features.values().stream()
                .sorted(Comparator.comparingDouble(Feature::meanShare).reversed())
                .limit(LEADERS)
                .toList();
        int width = leaders.stream()
                .mapToInt(feature -> feature.name.length())
                .max()
                .orElse(0);
        String name = "%-" + Math.max(7, width) + "s";
        out.println(line(
                "      " + name + "  share ± s.d. (%%)   95 %% of the mean  in top %d  mean rank", "feature", TOP));
        for (int place = 0; place < leaders.size(); place++) {
            Feature feature = leaders.get(place);
            TrialMean share = new TrialMean(feature.shares);
            int trials = feature.shares.size();
            out.println(line(
                    "  %2d  " + name + "    %6.2f ± %-6s  %6s – %-6s  %6.1f %%  %9.1f",
                    place + 1,
                    feature.name,
                    100 * share.mean(),
                    percent(share.deviation()),
                    percent(Math.max(0, share.mean() - share.halfWidth())),
                    percent(share.mean() + share.halfWidth()),
                    100.0 * feature.inTop / trials,
                    (double) feature.rankSum / trials));
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : line("%.2f", 100 * share);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
