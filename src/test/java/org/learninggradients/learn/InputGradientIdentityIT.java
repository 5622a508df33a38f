package org.learninggradients.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.learninggradients.SparkSessions;
import org.learninggradients.Tolerance;
import org.learninggradients.data.TrainingData;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.learn.importance.ImportanceSums.Summand;
import org.learninggradients.learn.optimizer.Optimizer;
import org.learninggradients.net.Network;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.plan.Cohort;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanBuilder;
import org.learninggradients.plan.ProductsProvider;
import org.learninggradients.plan.Side;
import org.learninggradients.train.CohortJobs;

/** Sums of steps: the mean signed input gradient is W(2)ᵀ times the bias gradient of the first layer, on every step of a cohort. */
@ExtendWith(SparkSessions.class)
class InputGradientIdentityIT {
    private static final int EPOCHS = 3;
    private static final int PARTITIONS = 3;
    private static final List<List<Integer>> HIDDEN = List.of(List.of(3), List.of(8, 4));
    private static final Plan PLAN = plan(HIDDEN, 64, 0.2, 16);

    @Test
    void holdsOnEveryStep(JavaSparkContext context, SparkSession session) {
        try (TrainingData dataset = TrainingData.read(context, session, PLAN.data());
                Split split = dataset.split(1, 64, PARTITIONS)) {
            Grid grid = Grid.of(PLAN, dataset.problem(), List.of());
            Cohort cohort = Cohort.of(grid.trials(), 1 << 20).get(0);
            CohortLayout layout = new CohortLayout(
                    cohort,
                    split.layout(),
                    split.moments().constant(),
                    dataset.problem().task(),
                    PLAN.importance(),
                    ProductsProvider.JAVA);
            List<TrialState> states = cohort.trials().stream()
                    .map(trial -> TrialState.initial(PLAN, trial))
                    .toList();
            try (CohortJobs jobs = new CohortJobs(context, layout, split)) {
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    for (int step = 1; step <= layout.steps(); step++) {
                        step(jobs, layout, cohort, states, epoch, step);
                    }
                }
            }
        }
    }

    /** Blocks of 16 rows are passed whole, longer ones some rows after the other. */
    @Test
    void sumsAreTheSameToRoundingHoweverManyRowsABlockHas(JavaSparkContext context, SparkSession session) {
        assertSame(passes(context, session, HIDDEN, 0.5, 1024), passes(context, session, HIDDEN, 0.5, 16));
    }

    /** Networks with 16,415 values a row, of which 64 MiB hold 252 rows. */
    @Test
    void soAreThoseOfNetworksTooWideForTheCache(JavaSparkContext context, SparkSession session) {
        List<List<Integer>> hidden = List.of(List.of(8192));
        assertSame(passes(context, session, hidden, 0.01, 1024), passes(context, session, hidden, 0.01, 16));
    }

    private static void assertSame(Map<String, double[]> actual, Map<String, double[]> expected) {
        expected.forEach((what, numbers) ->
                Tolerance.assertClose(what, actual.getOrDefault(what, new double[0]), numbers, Tolerance.ONE_PASS));
    }

    /** What the only step of an epoch, the test rows and single examples come to. */
    private static Map<String, double[]> passes(
            JavaSparkContext context,
            SparkSession session,
            List<List<Integer>> hidden,
            double testFraction,
            int blockRows) {
        Plan plan = plan(hidden, 1_000, testFraction, blockRows);
        try (TrainingData dataset = TrainingData.read(context, session, plan.data());
                Split split = dataset.split(1, 1_000, PARTITIONS)) {
            Cohort cohort = Cohort.of(
                            Grid.of(plan, dataset.problem(), List.of()).trials(), 1 << 20)
                    .get(0);
            CohortLayout layout = new CohortLayout(
                    cohort,
                    split.layout(),
                    split.moments().constant(),
                    dataset.problem().task(),
                    plan.importance(),
                    ProductsProvider.JAVA);
            List<TrialState> states = cohort.trials().stream()
                    .map(trial -> TrialState.initial(plan, trial))
                    .toList();
            CohortWeights weights =
                    new CohortWeights(IntStream.range(0, states.size()).toArray(), states);
            try (CohortJobs jobs = new CohortJobs(context, layout, split)) {
                return figures(jobs, weights, layout.importanceSums());
            }
        }
    }

    private static Map<String, double[]> figures(CohortJobs jobs, CohortWeights weights, ImportanceSums sums) {
        CohortSum step = jobs.step(1, 1, weights);
        Evaluation evaluation = jobs.evaluate(weights, true);
        double[] areas = IntStream.range(0, weights.size())
                .mapToDouble(evaluation::areaUnderCurve)
                .toArray();
        return Map.of(
                "step",
                step.total(),
                "test rows",
                evaluation.sum().total(),
                "examples",
                examples(jobs, weights, sums),
                "areas under the ROC curve",
                areas,
                "counts of the step",
                counts(step, weights.size()),
                "counts of the test rows",
                counts(evaluation.sum(), weights.size()));
    }

    private static double[] counts(CohortSum sum, int trials) {
        return IntStream.range(0, trials)
                .mapToObj(sum::counts)
                .flatMapToLong(counts -> LongStream.of(counts.examples(), counts.correct()))
                .asDoubleStream()
                .toArray();
    }

    /** Input gradients of all training rows in the order of trials and rows. */
    private static double[] examples(CohortJobs jobs, CohortWeights weights, ImportanceSums sums) {
        Map<Integer, SortedMap<Long, double[]>> gradients = new TreeMap<>();
        jobs.inputGradients(
                weights,
                Side.TRAIN,
                part -> part.examples(sums)
                        .forEach(example -> gradients
                                .computeIfAbsent(part.trial(), unused -> new TreeMap<>())
                                .put(example.row(), example.gradient())));
        return gradients.values().stream()
                .flatMap(rows -> rows.values().stream())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static Plan plan(List<List<Integer>> hidden, int batchSize, double testFraction, int blockRows) {
        return new PlanBuilder("data/wdbc.csv", "target")
                .testFraction(testFraction)
                .blockRows(blockRows)
                .architectures(hidden)
                .activations(Activation.TANH)
                .epochs(EPOCHS)
                .batchSizes(batchSize)
                .seeds(1, 2)
                .build();
    }

    private static void step(
            CohortJobs jobs, CohortLayout layout, Cohort cohort, List<TrialState> states, int epoch, int step) {
        int[] indices = IntStream.range(0, states.size()).toArray();
        CohortSum sum = jobs.step(epoch, step, new CohortWeights(indices, states));
        double[] sums = sum.total();
        int offset = 0;
        for (int i : indices) {
            int parameters = layout.parameterCount(i);
            double[] means = Arrays.stream(sums, offset, offset + layout.sumCount(i))
                    .map(value -> value / sum.counts(i).examples())
                    .toArray();
            TrialState state = states.get(i);
            int values = parameters + layout.importanceSums().offset(Summand.VALUE);
            double[] signed = Arrays.copyOfRange(means, values, means.length - 1);
            Tolerance.assertClose(
                    "epoch " + epoch + ", step " + step + ", trial " + i,
                    signed,
                    backThroughFirstLayer(
                            new Network(cohort.trials().get(i).configuration().topology(), state.parameters()), means),
                    Tolerance.ONE_PASS);
            state.descend(
                    Optimizer.of(cohort.trials().get(i).configuration().optimization()),
                    means[means.length - 1],
                    Arrays.copyOf(means, parameters));
            offset += layout.sumCount(i);
        }
    }

    /** W(2)ᵀ·db of the first layer, whose gradient, W before b, comes first. */
    private static double[] backThroughFirstLayer(Network network, double[] gradient) {
        int inputs = network.topology().inputs();
        int units = network.topology().shape(1).size();
        double[] back = new double[inputs];
        for (int unit = 0; unit < units; unit++) {
            for (int k = 0; k < inputs; k++) {
                back[k] += network.weights(0).get(unit, k) * gradient[units * inputs + unit];
            }
        }
        return back;
    }
}
