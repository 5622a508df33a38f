package org.learninggradients.data.split;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.learninggradients.data.encode.ColumnRanges;
import org.learninggradients.data.encode.LabelSquares;
import org.learninggradients.data.encode.Standardizer;
import org.learninggradients.data.encode.TrainingMoments;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Problem;
import org.learninggradients.plan.Side;
import org.learninggradients.spark.Merging;
import scala.Tuple2;

/** Makes the blocks of one split. */
public final class Splitting {
    private final JavaSparkContext context;
    private final DataPlan plan;
    private final Problem problem;
    private final JavaRDD<Chunk> chunks;
    private final Assignment assignment;
    private final Broadcast<Assignment> shipped;
    private final int blockRows;
    private final int partitions;

    /** Prepares the split of chunks by an assignment. PlanException when a block is more than one array holds. */
    public Splitting(
            JavaSparkContext context,
            DataPlan plan,
            Problem problem,
            JavaRDD<Chunk> chunks,
            Assignment assignment,
            int blockRows,
            int partitions) {
        this.context = context;
        this.plan = plan;
        this.problem = problem;
        this.chunks = chunks;
        this.assignment = assignment;
        this.blockRows = blockRows;
        this.partitions = partitions;
        checkArrays();
        this.shipped = context.broadcast(assignment);
    }

    private void checkArrays() {
        if ((long) blockRows * problem.features().size() > Integer.MAX_VALUE - 8) {
            throw new PlanException(
                    "data.block-rows",
                    blockRows + " rows of " + problem.features().size()
                            + " features are more than one array holds; lower it");
        }
    }

    /** Measures the training rows, standardises the rows of both sides, and measures the test rows. */
    public Split split() {
        context.setJobDescription(description(assignment.seed(), "standardising"));
        JavaRDD<Block> raw = blocks(Side.TRAIN);
        TrainingMoments moments = TrainingMoments.of(raw, blockCount(Side.TRAIN), assignment.trainingRows(), names());
        boolean standardizeLabel = plan.standardizeLabel() && problem.task() == Task.REGRESSION;
        Standardizer standardizer = new Standardizer(moments, plan.standardize(), standardizeLabel);
        JavaRDD<Block> training = raw.map(standardizer).persist(StorageLevel.MEMORY_AND_DISK());
        JavaRDD<Block> test = blocks(Side.TEST).map(standardizer).persist(StorageLevel.MEMORY_AND_DISK());
        context.setJobDescription(description(assignment.seed(), "test rows"));
        checkFinite(test);
        double center = standardizer.label().apply(moments.label().mean());
        return new Split(
                assignment,
                shipped,
                blockRows,
                raw,
                training,
                test,
                moments,
                standardizer,
                testLabelSquares(test, center));
    }

    /** A job's description in Spark's pages. */
    static String description(long seed, String what) {
        return "split " + seed + ": " + what;
    }

    /** Frees what a failed split leaves on the cluster. */
    public void abandon() {
        shipped.destroy();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(problem.features());
        names.add(problem.label());
        return names;
    }

    private double testLabelSquares(JavaRDD<Block> test, double center) {
        long rows = assignment.testRows();
        return rows == 0 ? 0 : LabelSquares.of(test, blockCount(Side.TEST), rows, center);
    }

    /** Training rows are never further from their mean than √rows deviations; test rows may be anywhere. */
    private void checkFinite(JavaRDD<Block> test) {
        int count = blockCount(Side.TEST);
        if (count == 0) {
            return;
        }
        int features = problem.features().size();
        ColumnRanges ranges = Merging.merge(
                test.mapPartitions(partition -> ColumnRanges.of(partition, count, features)), ColumnRanges::merge);
        for (int column = 0; column <= features; column++) {
            if (!ranges.isFinite(column)) {
                throw new DataException(
                        "column '" + names().get(column) + "' has a test row so far from the training rows"
                                + " that a double cannot hold it once it is standardised; rescale the column");
            }
        }
    }

    private int blockCount(Side side) {
        return BlockPartitioner.blocks(assignment.rows(side), blockRows);
    }

    /** The blocks of one side as they were read. */
    private JavaRDD<Block> blocks(Side side) {
        int count = blockCount(side);
        if (count == 0) {
            return context.emptyRDD();
        }
        JavaPairRDD<Long, Block> parts = chunks.flatMapToPair(new Cut(shipped, side, blockRows));
        return parts.repartitionAndSortWithinPartitions(new BlockPartitioner(count, partitions, blockRows))
                .mapPartitions(new Assembly());
    }

    /** Cuts a chunk into parts of one side's blocks. */
    private static final class Cut implements PairFlatMapFunction<Chunk, Long, Block> {
        private final Broadcast<Assignment> assignment;
        private final Side side;
        private final int blockRows;

        Cut(Broadcast<Assignment> assignment, Side side, int blockRows) {
            this.assignment = assignment;
            this.side = side;
            this.blockRows = blockRows;
        }

        @Override
        public Iterator<Tuple2<Long, Block>> call(Chunk chunk) {
            return assignment.value().cut(chunk, side, blockRows);
        }
    }

    /** Joins the parts of blocks. */
    private static final class Assembly implements FlatMapFunction<Iterator<Tuple2<Long, Block>>, Block> {
        @Override
        public Iterator<Block> call(Iterator<Tuple2<Long, Block>> parts) {
            return new BlockAssembler(parts);
        }
    }
}
