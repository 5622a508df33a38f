package org.learninggradients.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.learninggradients.data.TrainingData;
import org.learninggradients.net.Task;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.text.Shown;
import org.learninggradients.train.StepSize;

/** What a plan comes to on its rows, in words: trials, cohorts and what their steps ship. */
public final class TrainingOutline {
    private final Plan plan;
    private final Grid grid;
    private final TrainingData data;
    private final JavaSparkContext context;
    private final List<Cohort> cohorts;

    TrainingOutline(Plan plan, Grid grid, TrainingData data, JavaSparkContext context) {
        this.plan = plan;
        this.grid = grid;
        this.data = data;
        this.context = context;
        this.cohorts = Cohort.of(grid.trials(), plan.train().cohortBytes());
    }

    /** All of it in one line. */
    public String headline() {
        return line(
                "%s (%s, %s, %s) in %s, %s, %,d training and %,d test rows",
                count(grid.trials().size(), "trial"),
                count(grid.configurations().size(), "configuration"),
                count(plan.train().seeds().size(), "seed"),
                count(plan.data().splitSeeds().size(), "split"),
                count(cohorts.size(), "cohort"),
                count(plan.train().epochs(), "epoch"),
                data.trainingRows(),
                data.rows() - data.trainingRows());
    }

    /** What the results will not have, a line each. */
    public List<String> notices() {
        long testRows = data.rows() - data.trainingRows();
        return data.problem().task() == Task.BINARY && testRows > plan.aucRows()
                ? List.of(line("auc is left out: %,d test rows are more than metrics.auc-rows", testRows))
                : List.of();
    }

    /** The whole outline, with every setting, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        lines.addAll(notices());
        lines.add("");
        lines.add("configurations");
        grid.configurations().forEach(configuration -> lines.add(describe(configuration)));
        lines.add("");
        lines.add("cohorts");
        cohorts.forEach(cohort -> lines.addAll(describe(cohort)));
        lines.add("");
        lines.add("settings");
        plan.settings().forEach((key, value) -> lines.add("  " + Shown.line(key + " = " + value)));
        return lines;
    }

    private static String describe(Configuration configuration) {
        return line(
                "  %s: %,d parameters, loss %s",
                configuration.name(),
                configuration.topology().parameterCount(),
                configuration.loss().label());
    }

    private List<String> describe(Cohort cohort) {
        StepSize size = new StepSize(plan, data.problem(), cohort, data.trainingRows());
        String steps = line(
                "  split %d, batch %s: %s, %,d parameters, %,d steps an epoch; a step broadcasts %s, a partition returns at least %s",
                cohort.splitSeed(),
                cohort.trials().get(0).configuration().batchLabel(),
                count(cohort.trials().size(), "trial"),
                cohort.parameterCount(),
                size.steps(),
                bytes(size.broadcastBytes()),
                bytes(size.resultBytes()));
        return List.of(steps, describeMemory(size));
    }

    private String describeMemory(StepSize size) {
        int blockRows = plan.data().blockRows(data.trainingRows(), plan.train().smallestBatch());
        long blocks = (data.trainingRows() + blockRows - 1) / blockRows;
        int partitions = (int) Math.min(blocks, plan.train().partitions().orElse(context.defaultParallelism()));
        long all = partitions * size.resultBytes();
        long limit = context.sc().conf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
        return line(
                "    %s of %,d rows on %s return %s in all: spark.driver.maxResultSize is %s, the driver's heap %s%s",
                count((int) blocks, "block"),
                blockRows,
                count(partitions, "partition"),
                bytes(all),
                bytes(limit),
                bytes(Runtime.getRuntime().maxMemory()),
                limit > 0 && all > limit ? "; too much: lower train.cohort-bytes or raise the limit" : "");
    }

    private static String count(int number, String what) {
        return line("%,d %s", number, number == 1 ? what : what + "s");
    }

    private static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return line(unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
