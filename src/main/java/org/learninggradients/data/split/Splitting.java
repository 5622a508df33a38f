package org.learninggradients.data.split;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.learninggradients.data.encode.ColumnMoments;
import org.learninggradients.data.encode.ColumnRanges;
import org.learninggradients.data.encode.Correlations;
import org.learninggradients.data.encode.LabelSquares;
import org.learninggradients.data.encode.Standardizer;
import org.learninggradients.data.read.Chunk;
import org.learninggradients.data.read.DataException;
import org.learninggradients.learn.Block;
import org.learninggradients.net.Task;
import org.learninggradients.plan.DataPlan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.Problem;
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

    public Split split(boolean correlations) {
        String name = "split " + assignment.seed();
        context.setJobDescription(name + ": standardising");
        JavaRDD<Block> raw = blocks(false);
        ColumnMoments moments = ColumnMoments.of(raw, blockCount(false), assignment.trainingRows(), names());
        boolean standardizeLabel = plan.standardizeLabel() && problem.task() == Task.REGRESSION;
        Standardizer standardizer = new Standardizer(moments, plan.standardize(), standardizeLabel);
        context.setJobDescription(name + ": correlations");
        double[] matrix = correlations ? Correlations.of(raw, blockCount(false), moments) : new double[0];
        JavaRDD<Block> training = scaled(raw, standardizer);
        JavaRDD<Block> test = scaled(blocks(true), standardizer);
        context.setJobDescription(name + ": test rows");
        checkScaled(test);
        double testSquares = testSquares(test, moments, standardizer);
        double scale = standardizer.labelDeviation();
        double trainingSquares = moments.squares()[moments.features()] / (scale * scale);
        return new Split(
                assignment, shipped, blockRows, training, test, standardizer, matrix, trainingSquares, testSquares);
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

    private double testSquares(JavaRDD<Block> test, ColumnMoments moments, Standardizer standardizer) {
        double center =
                (moments.means()[moments.features()] - standardizer.labelMean()) / standardizer.labelDeviation();
        long rows = assignment.testRows();
        return rows == 0 ? 0 : LabelSquares.of(test, blockCount(true), rows, center);
    }

    /** Training rows are never further from their mean than √rows deviations; test rows may be anywhere. */
    private void checkScaled(JavaRDD<Block> test) {
        int count = blockCount(true);
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

    private int blockCount(boolean test) {
        return BlockPartitioner.blocks(test ? assignment.testRows() : assignment.trainingRows(), blockRows);
    }

    /** The blocks of one side as they were read. */
    private JavaRDD<Block> blocks(boolean test) {
        int count = blockCount(test);
        if (count == 0) {
            return context.emptyRDD();
        }
        JavaPairRDD<Long, Block> parts = chunks.flatMapToPair(new Cut(shipped, test, blockRows));
        return parts.repartitionAndSortWithinPartitions(new BlockPartitioner(count, partitions, blockRows))
                .mapPartitions(new Assembly());
    }

    private static JavaRDD<Block> scaled(JavaRDD<Block> raw, Standardizer standardizer) {
        return raw.map(new Scaling(standardizer)).persist(StorageLevel.MEMORY_AND_DISK());
    }

    private static final class Cut implements PairFlatMapFunction<Chunk, Long, Block> {
        private final Broadcast<Assignment> assignment;
        private final boolean test;
        private final int blockRows;

        Cut(Broadcast<Assignment> assignment, boolean test, int blockRows) {
            this.assignment = assignment;
            this.test = test;
            this.blockRows = blockRows;
        }

        @Override
        public Iterator<Tuple2<Long, Block>> call(Chunk chunk) {
            return assignment.value().cut(chunk, test, blockRows);
        }
    }

    private static final class Assembly implements FlatMapFunction<Iterator<Tuple2<Long, Block>>, Block> {
        @Override
        public Iterator<Block> call(Iterator<Tuple2<Long, Block>> parts) {
            return new BlockAssembler(parts);
        }
    }

    private static final class Scaling implements Function<Block, Block> {
        private final Standardizer standardizer;

        Scaling(Standardizer standardizer) {
            this.standardizer = standardizer;
        }

        @Override
        public Block call(Block raw) {
            return standardizer.apply(raw);
        }
    }
}
