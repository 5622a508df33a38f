package org.learninggradients.train;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.data.split.Split;
import org.learninggradients.learn.AttributionPass;
import org.learninggradients.learn.Block;
import org.learninggradients.learn.CohortLayout;
import org.learninggradients.learn.CohortPass;
import org.learninggradients.learn.CohortSum;
import org.learninggradients.learn.CohortWeights;
import org.learninggradients.learn.Evaluation;
import org.learninggradients.learn.outcome.BlockGradients;
import org.learninggradients.plan.Side;
import org.learninggradients.spark.Merging;

/** The Spark jobs of one cohort. Every job broadcasts the weights, merges what the partitions return and destroys the broadcast. */
public final class CohortJobs implements AutoCloseable {
    private final JavaSparkContext context;
    private final Split split;
    private final Broadcast<CohortLayout> layout;

    public CohortJobs(JavaSparkContext context, CohortLayout layout, Split split) {
        this.context = context;
        this.split = split;
        this.layout = context.broadcast(layout);
    }

    /** The sums of one backward pass of every network over its rows of the step. */
    public CohortSum step(int epoch, int step, CohortWeights weights) {
        return withBroadcast(
                weights,
                broadcast -> Merging.merge(
                        split.training().mapPartitions(new StepFunction(layout, broadcast, epoch, step)),
                        new MergeSums()));
    }

    /** The evaluation of every network on the test rows, with scores where asked for. */
    public Evaluation evaluate(CohortWeights weights, boolean scores) {
        return withBroadcast(
                weights,
                broadcast -> Merging.merge(
                        split.test().mapPartitions(new EvaluateFunction(layout, broadcast, scores)),
                        new MergeEvaluations()));
    }

    /** Attributions of every network on the rows of one side, summed as {@link AttributionPass#attribute} does. */
    CohortSum attribute(CohortWeights weights, Side side) {
        return withBroadcast(
                weights,
                broadcast -> Merging.merge(
                        split.blocks(side).mapPartitions(new AttributeFunction(layout, broadcast, side)),
                        new MergeSums()));
    }

    /** Input gradients of every example: partition after partition, block by block and, within a block, trial by trial. */
    public void inputGradients(CohortWeights weights, Side side, Consumer<BlockGradients> consumer) {
        withBroadcast(weights, broadcast -> {
            split.blocks(side)
                    .mapPartitions(new InputGradientFunction(layout, broadcast))
                    .toLocalIterator()
                    .forEachRemaining(consumer);
            return weights;
        });
    }

    @Override
    public void close() {
        layout.destroy();
    }

    private <T> T withBroadcast(CohortWeights weights, Function<Broadcast<CohortWeights>, T> job) {
        Broadcast<CohortWeights> broadcast = context.broadcast(weights);
        try {
            return job.apply(broadcast);
        } finally {
            broadcast.destroy();
        }
    }

    private record StepFunction(Broadcast<CohortLayout> layout, Broadcast<CohortWeights> weights, int epoch, int step)
            implements FlatMapFunction<Iterator<Block>, CohortSum> {
        @Override
        public Iterator<CohortSum> call(Iterator<Block> blocks) {
            CohortWeights current = weights.value();
            CohortPass pass = new CohortPass(layout.value(), current);
            CohortSum sum = new CohortSum(
                    layout.value().trainingBlocks(), layout.value().sumCount(current), current.size());
            blocks.forEachRemaining(block -> pass.step(block, epoch, step, sum));
            return List.of(sum).iterator();
        }
    }

    private record EvaluateFunction(Broadcast<CohortLayout> layout, Broadcast<CohortWeights> weights, boolean scores)
            implements FlatMapFunction<Iterator<Block>, Evaluation> {
        @Override
        public Iterator<Evaluation> call(Iterator<Block> blocks) {
            int trials = weights.value().size();
            CohortPass pass = new CohortPass(layout.value(), weights.value());
            Evaluation evaluation = new Evaluation(layout.value().testBlocks(), trials);
            blocks.forEachRemaining(block -> pass.evaluate(block, evaluation, scores));
            return List.of(evaluation).iterator();
        }
    }

    private record AttributeFunction(Broadcast<CohortLayout> layout, Broadcast<CohortWeights> weights, Side side)
            implements FlatMapFunction<Iterator<Block>, CohortSum> {
        @Override
        public Iterator<CohortSum> call(Iterator<Block> blocks) {
            AttributionPass pass = new AttributionPass(layout.value(), weights.value());
            CohortSum sum = layout.value().attributionSum(side, weights.value().size());
            blocks.forEachRemaining(block -> pass.attribute(block, sum));
            return List.of(sum).iterator();
        }
    }

    private record InputGradientFunction(Broadcast<CohortLayout> layout, Broadcast<CohortWeights> weights)
            implements FlatMapFunction<Iterator<Block>, BlockGradients> {
        @Override
        public Iterator<BlockGradients> call(Iterator<Block> blocks) {
            CohortPass pass = new CohortPass(layout.value(), weights.value());
            int trials = weights.value().size();
            Stream<Block> stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(blocks, 0), false);
            return stream.flatMap(block -> IntStream.range(0, trials).mapToObj(i -> pass.inputGradients(i, block)))
                    .iterator();
        }
    }

    private static final class MergeSums implements Function2<CohortSum, CohortSum, CohortSum> {
        @Override
        public CohortSum call(CohortSum left, CohortSum right) {
            return left.merge(right);
        }
    }

    private static final class MergeEvaluations implements Function2<Evaluation, Evaluation, Evaluation> {
        @Override
        public Evaluation call(Evaluation left, Evaluation right) {
            return left.merge(right);
        }
    }
}
