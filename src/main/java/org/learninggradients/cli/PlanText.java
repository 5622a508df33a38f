package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.learninggradients.data.Dataset;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Configuration;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.train.StepSize;

/** What a plan comes to on its data, in words. */
final class PlanText {
    private final Plan plan;
    private final Grid grid;
    private final Dataset dataset;
    private final JavaSparkContext context;
    private final List<Cohort> cohorts;

    PlanText(Plan plan, Grid grid, Dataset dataset, JavaSparkContext context) {
        this.plan = plan;
        this.grid = grid;
        this.dataset = dataset;
        this.context = context;
        this.cohorts = Cohort.of(grid.trials(), plan.train().cohortBytes());
    }

    /** One line. */
    String headline() {
        return line(
                "%d trials (%d configurations, %d seeds, %d splits) in %d cohorts, %d epochs, %d training and %d test rows",
                grid.trials().size(),
                grid.configurations().size(),
                plan.train().seeds().size(),
                plan.data().splitSeeds().size(),
                cohorts.size(),
                plan.train().epochs(),
                dataset.trainingRows(),
                dataset.rows() - dataset.trainingRows());
    }

    /** All of it. */
    void print(PrintStream out) {
        out.println(headline());
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
        plan.settings().forEach((key, value) -> out.println("  " + key + " = " + value));
    }

    private void printCohort(Cohort cohort, PrintStream out) {
        StepSize size = new StepSize(plan, dataset.problem(), cohort, dataset.trainingRows());
        out.println(line(
                "  split %d, batch %s: %,d trials, %,d parameters, %,d steps an epoch; a step broadcasts %s, a partition returns at least %s",
                cohort.splitSeed(),
                cohort.trials().get(0).configuration().batchLabel(),
                cohort.trials().size(),
                cohort.parameterCount(),
                size.steps(),
                bytes(size.broadcastBytes()),
                bytes(size.resultBytes())));
        long limit = context.sc().conf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
        int partitions = plan.train().partitions().orElse(context.defaultParallelism());
        out.println(line(
                "    %d partitions return %s in all: spark.driver.maxResultSize is %s, the driver's heap %s",
                partitions,
                bytes(partitions * size.resultBytes()),
                bytes(limit),
                bytes(Runtime.getRuntime().maxMemory())));
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
