package org.learninggradients.cli;

import java.io.PrintStream;
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

/** What a plan comes to on its data, in words. */
final class PlanText {
    private final Plan plan;
    private final Grid grid;
    private final TrainingData dataset;
    private final JavaSparkContext context;
    private final List<Cohort> cohorts;

    PlanText(Plan plan, Grid grid, TrainingData dataset, JavaSparkContext context) {
        this.plan = plan;
        this.grid = grid;
        this.dataset = dataset;
        this.context = context;
        this.cohorts = Cohort.of(grid.trials(), plan.train().cohortBytes());
    }

    /** One line. */
    String headline() {
        return line(
                "%s (%s, %s, %s) in %s, %s, %,d training and %,d test rows",
                count(grid.trials().size(), "trial"),
                count(grid.configurations().size(), "configuration"),
                count(plan.train().seeds().size(), "seed"),
                count(plan.data().splitSeeds().size(), "split"),
                count(cohorts.size(), "cohort"),
                count(plan.train().epochs(), "epoch"),
                dataset.trainingRows(),
                dataset.rows() - dataset.trainingRows());
    }

    /** What the user may miss in the results. */
    List<String> notices() {
        long testRows = dataset.rows() - dataset.trainingRows();
        return dataset.problem().task() == Task.BINARY && testRows > plan.aucRows()
                ? List.of(line("auc is left out: %,d test rows are more than metrics.auc-rows", testRows))
                : List.of();
    }

    /** All of it. */
    void print(PrintStream out) {
        out.println(headline());
        notices().forEach(out::println);
        out.println();
        out.println("configurations");
        for (Configuration configuration : grid.configurations()) {
            out.println(line(
                    "  %s: %,d parameters, loss %s",
                    configuration.name(),
                    configuration.topology().parameterCount(),
                    configuration.loss().label()));
        }
        out.println();
        out.println("cohorts");
        cohorts.forEach(cohort -> printCohort(cohort, out));
        out.println();
        out.println("settings");
        plan.settings().forEach((key, value) -> out.println("  " + Shown.line(key + " = " + value)));
    }

    private void printCohort(Cohort cohort, PrintStream out) {
        StepSize size = new StepSize(plan, dataset.problem(), cohort, dataset.trainingRows());
        out.println(line(
                "  split %d, batch %s: %s, %,d parameters, %,d steps an epoch; a step broadcasts %s, a partition returns at least %s",
                cohort.splitSeed(),
                cohort.trials().get(0).configuration().batchLabel(),
                count(cohort.trials().size(), "trial"),
                cohort.parameterCount(),
                size.steps(),
                bytes(size.broadcastBytes()),
                bytes(size.resultBytes())));
        long limit = context.sc().conf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
        int blockRows =
                plan.data().blockRows(dataset.trainingRows(), plan.train().smallestBatch());
        long blocks = (dataset.trainingRows() + blockRows - 1) / blockRows;
        int partitions = (int) Math.min(blocks, plan.train().partitions().orElse(context.defaultParallelism()));
        long all = partitions * size.resultBytes();
        out.println(line(
                "    %s of %,d rows on %s return %s in all: spark.driver.maxResultSize is %s, the driver's heap %s%s",
                count((int) blocks, "block"),
                blockRows,
                count(partitions, "partition"),
                bytes(all),
                bytes(limit),
                bytes(Runtime.getRuntime().maxMemory()),
                limit > 0 && all > limit ? "; too much: lower train.cohort-bytes or raise the limit" : ""));
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
