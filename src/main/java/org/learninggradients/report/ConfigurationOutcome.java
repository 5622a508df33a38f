package org.learninggradients.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.learninggradients.text.Shown;

/** The outcome of one configuration's trials, gathered from rows of tables and printed. */
final class ConfigurationOutcome {
    /** Number of features that the printed table has at most. */
    private static final int LEADERS = 10;

    /** Rank up to which a feature counts as one of the first. */
    private static final int TOP = 5;

    /** The importance of one feature in the last epoch of each trial. */
    private static final class Feature {
        private final String name;
        private final List<TrialMean.Value> importance = new ArrayList<>();
        private long inTop;
        private long rankSum;

        Feature(String name) {
            this.name = name;
        }

        void add(Row row) {
            int rank = row.getAs("rank");
            importance.add(new TrialMean.Value(row.getAs("seed"), row.getAs("split_seed"), row.getAs("importance")));
            inTop += rank <= TOP ? 1 : 0;
            rankSum += rank;
        }

        double meanImportance() {
            return importance.stream()
                    .mapToDouble(TrialMean.Value::value)
                    .average()
                    .orElse(0);
        }
    }

    private final String configuration;
    private final List<Double> accuracies = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final Map<Integer, Feature> features = new LinkedHashMap<>();
    private boolean withTest = true;
    private int trials;
    private int diverged;
    private int undefined;

    ConfigurationOutcome(String configuration) {
        this.configuration = configuration;
    }

    /** Adds a row of the table of trials. Modified: this. */
    void addTrial(Row row) {
        trials++;
        if ("diverged".equals(row.getAs("status"))) {
            diverged++;
            return;
        }
        withTest = row.getAs("test_loss") != null;
        String side = withTest ? "test" : "train";
        losses.add(row.getAs(side + "_loss"));
        if (row.getAs(side + "_accuracy") != null) {
            accuracies.add(row.getAs(side + "_accuracy"));
        }
    }

    /** Adds a row of the table of importance, about a trial's last epoch. Modified: this. */
    void addImportance(Row row) {
        if (row.getAs("importance") == null) {
            undefined += row.<Integer>getAs("feature_index") == 0 ? 1 : 0;
            return;
        }
        features.computeIfAbsent(
                        row.<Integer>getAs("feature_index"), unused -> new Feature(Shown.line(row.getAs("feature"))))
                .add(row);
    }

    boolean isAllDiverged() {
        return diverged == trials;
    }

    /** Prints counts of trials, accuracy or loss, and the most important features. */
    void print(PrintStream out) {
        out.println();
        out.println(line("%s: %d %s, %d diverged", configuration, trials, trials == 1 ? "trial" : "trials", diverged));
        printAccuracy(out);
        printLeaders(out);
        if (undefined > 0) {
            out.println(line("  without importance, all gradients being zero: %d trials", undefined));
        }
    }

    private void printAccuracy(PrintStream out) {
        String side = withTest ? "test" : "training";
        if (!accuracies.isEmpty()) {
            DoubleSummaryStatistics accuracy = statistics(accuracies);
            long perfect = accuracies.stream().filter(value -> value == 1).count();
            out.println(line(
                    "  %s accuracy: mean %.2f %%, min %.2f %%, max %.2f %%; %.1f %% of trials at 100 %%",
                    side,
                    100 * accuracy.getAverage(),
                    100 * accuracy.getMin(),
                    100 * accuracy.getMax(),
                    100.0 * perfect / accuracies.size()));
        } else if (!losses.isEmpty()) {
            DoubleSummaryStatistics loss = statistics(losses);
            out.println(line(
                    "  %s loss: mean %.5f, min %.5f, max %.5f", side, loss.getAverage(), loss.getMin(), loss.getMax()));
        }
    }

    private static DoubleSummaryStatistics statistics(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    }

    private void printLeaders(PrintStream out) {
        List<Feature> leaders = features.values().stream()
                .sorted(Comparator.comparingDouble(Feature::meanImportance).reversed())
                .limit(LEADERS)
                .toList();
        if (leaders.isEmpty()) {
            return;
        }
        int longest = leaders.stream()
                .mapToInt(feature -> feature.name.length())
                .max()
                .orElse(0);
        String name = "%-" + Math.max("feature".length(), longest) + "s";
        out.println(line(
                "      " + name + "  importance ± s.d. (%%)   95 %% of the mean  in top %d  mean rank",
                "feature",
                TOP));
        for (int i = 0; i < leaders.size(); i++) {
            out.println(leader(i + 1, name, leaders.get(i)));
        }
    }

    private static String leader(int rank, String name, Feature feature) {
        TrialMean importance = new TrialMean(feature.importance);
        int trials = feature.importance.size();
        return line(
                "  %2d  " + name + "  %9.2f ± %-9s  %6s – %-7s  %6.1f %%  %9.1f",
                rank,
                feature.name,
                100 * importance.mean(),
                percent(importance.deviation()),
                percent(Math.max(0, importance.mean() - importance.halfWidth())),
                percent(importance.mean() + importance.halfWidth()),
                100.0 * feature.inTop / trials,
                (double) feature.rankSum / trials);
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : line("%.2f", 100 * fraction);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
