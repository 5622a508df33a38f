package org.learninggradients.plan;

import static org.learninggradients.plan.PlanException.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.learninggradients.net.Loss;

/**
 * How the networks are trained.
 *
 * @param epochs how often every training row is used
 * @param batchSizes rows of one step, one choice a configuration; {@link #ALL}: all of them
 * @param loss what is minimised; empty: by the task
 * @param optimizations one choice a configuration, differing in the learning rate
 * @param seeds one trial a seed, for every configuration and split
 * @param partitions number of parts of the training rows on the cluster; empty: Spark's default parallelism
 * @param placement where steps are computed; empty: by the size of the rows and the number of trials
 * @param products what computes the products of matrices
 * @param cohortBytes upper bound in bytes for the parameters that advance in the same Spark jobs
 */
public record TrainPlan(
        int epochs,
        List<Integer> batchSizes,
        Optional<Loss> loss,
        List<Optimization> optimizations,
        List<Long> seeds,
        OptionalInt partitions,
        Optional<Placement> placement,
        ProductsProvider products,
        long cohortBytes) {
    /** The batch size that stands for all training rows. */
    public static final int ALL = Integer.MAX_VALUE;

    public TrainPlan {
        batchSizes = List.copyOf(batchSizes);
        optimizations = List.copyOf(optimizations);
        seeds = List.copyOf(seeds);
        check(epochs >= 1, "train.epochs", "is " + epochs + "; take at least 1");
        Checks.distinct("train.batch-size", batchSizes);
        for (int size : batchSizes) {
            check(size >= 1, "train.batch-size", "is " + size + "; take at least 1, or \"all\"");
        }
        Checks.distinct("train.optimizer.learning-rate", optimizations);
        Checks.distinct("train.seeds", seeds);
        check(partitions.orElse(1) >= 1, "train.partitions", "is " + partitions.orElse(1) + "; take at least 1");
        check(cohortBytes >= 1, "train.cohort-bytes", "is " + cohortBytes + "; take at least 1");
    }

    /** The smallest batch of any configuration. */
    public int smallestBatch() {
        return batchSizes.stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    void describe(SortedMap<String, Object> settings) {
        Optimization first = optimizations.get(0);
        settings.put("train.epochs", epochs);
        settings.put(
                "train.batch-size",
                batchSizes.stream().map(TrainPlan::batchLabel).toList());
        settings.put("train.loss", loss.map(Loss::label).orElse("auto"));
        settings.put("train.optimizer.name", first.name().label());
        settings.put(
                "train.optimizer.learning-rate",
                optimizations.stream().map(Optimization::learningRate).toList());
        settings.put("train.optimizer.momentum", first.momentum());
        settings.put("train.optimizer.weight-decay", first.weightDecay());
        settings.put("train.seeds", seeds);
        settings.put("train.partitions", partitions.isPresent() ? partitions.getAsInt() : "auto");
        settings.put("train.placement", placement.map(Placement::label).orElse("auto"));
        settings.put("train.products", products.label());
        settings.put("train.cohort-bytes", cohortBytes);
    }

    /** The batch size in settings and names. */
    static String batchLabel(int size) {
        return size == ALL ? "all" : Integer.toString(size);
    }
}
