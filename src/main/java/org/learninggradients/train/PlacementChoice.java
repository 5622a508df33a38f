package org.learninggradients.train;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.learninggradients.data.split.Split;
import org.learninggradients.plan.Placement;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.Trial;

/**
 * Which placement is taken, and why.
 *
 * @param placement the one
 * @param reason in words
 */
public record PlacementChoice(Placement placement, String reason) {
    /** The part of an executor's memory that the rows of all splits may take when each has them all. */
    private static final double MEMORY_SHARE = 0.1;

    private static final double JOB_SECONDS = 0.01;
    private static final double SECONDS_PER_PRODUCT = 0.5e-9;

    static PlacementChoice of(JavaSparkContext context, Plan plan, Collection<Split> splits, List<Trial> trials) {
        Optional<Placement> wanted = plan.train().placement();
        return wanted.isPresent()
                ? new PlacementChoice(wanted.get(), "train.placement asks for it")
                : cheaper(context, splits, trials);
    }

    private static PlacementChoice cheaper(JavaSparkContext context, Collection<Split> splits, List<Trial> trials) {
        long bytes = splits.stream().mapToLong(PlacementChoice::bytes).sum();
        long room = (long) (MEMORY_SHARE * executorMemory(context));
        if (bytes > room) {
            return choice(Placement.DATA, "%,d MiB of rows, more than a tenth of an executor's memory", bytes >> 20);
        }
        int cores = context.defaultParallelism();
        int blocks = splits.stream().mapToInt(Split::trainingBlocks).min().orElse(1);
        long rows = splits.stream().mapToLong(Split::trainingRows).max().orElse(0);
        DoubleSummaryStatistics work =
                trials.stream().mapToDouble(trial -> stepSeconds(trial, rows)).summaryStatistics();
        double byTrials = Math.max(work.getMax(), work.getSum() / cores);
        double byData = JOB_SECONDS + work.getSum() / Math.min(cores, blocks);
        return choice(
                byTrials <= byData ? Placement.TRIALS : Placement.DATA,
                "%,d KiB of rows fit every executor; a step of %,d trials on %d cores is estimated at %.2f ms by trials, %.2f ms by data",
                bytes >> 10,
                trials.size(),
                cores,
                1000 * byTrials,
                1000 * byData);
    }

    private static PlacementChoice choice(Placement placement, String format, Object... values) {
        return new PlacementChoice(placement, String.format(Locale.ROOT, format, values));
    }

    private static long bytes(Split split) {
        return (split.trainingRows() + split.testRows())
                * (split.moments().features().size() + 2L)
                * Double.BYTES;
    }

    private static double stepSeconds(Trial trial, long trainingRows) {
        double rows = Math.min(trial.configuration().batchSize(), trainingRows);
        return SECONDS_PER_PRODUCT * 3 * rows * trial.configuration().topology().parameterCount();
    }

    private static long executorMemory(JavaSparkContext context) {
        SparkConf conf = context.getConf();
        return context.isLocal()
                ? Runtime.getRuntime().maxMemory()
                : conf.getSizeAsBytes("spark.executor.memory", "1g");
    }
}
