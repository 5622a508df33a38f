package org.learninggradients.data.split;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.data.encode.Correlations;
import org.learninggradients.data.encode.Standardizer;
import org.learninggradients.data.encode.TrainingMoments;
import org.learninggradients.learn.Block;
import org.learninggradients.learn.SplitLayout;
import org.learninggradients.plan.Side;

/** One division of the rows into training and test blocks. All blocks of a side but its last have {@link #blockRows} rows. */
public final class Split implements AutoCloseable {
    private final Assignment assignment;
    private final Broadcast<Assignment> shipped;
    private final int blockRows;
    private final JavaRDD<Block> raw;
    private final JavaRDD<Block> training;
    private final JavaRDD<Block> test;
    private final TrainingMoments moments;
    private final Standardizer standardizer;
    private final double testLabelSquares;

    Split(
            Assignment assignment,
            Broadcast<Assignment> shipped,
            int blockRows,
            JavaRDD<Block> raw,
            JavaRDD<Block> training,
            JavaRDD<Block> test,
            TrainingMoments moments,
            Standardizer standardizer,
            double testLabelSquares) {
        this.assignment = assignment;
        this.shipped = shipped;
        this.blockRows = blockRows;
        this.raw = raw;
        this.training = training;
        this.test = test;
        this.moments = moments;
        this.standardizer = standardizer;
        this.testLabelSquares = testLabelSquares;
    }

    /** The seed that decided which rows are test rows. */
    public long seed() {
        return assignment.seed();
    }

    /** The rows of a full block: k of these come before block k. */
    public int blockRows() {
        return blockRows;
    }

    /** The number of rows to learn from. */
    public long trainingRows() {
        return assignment.trainingRows();
    }

    /** The number of rows that are held out. */
    public long testRows() {
        return assignment.testRows();
    }

    /** The number of rows of one side. */
    public long rows(Side side) {
        return assignment.rows(side);
    }

    /** How the rows lie in blocks. */
    public SplitLayout layout() {
        return new SplitLayout(trainingRows(), trainingBlocks(), testBlocks(), blockRows);
    }

    /** The number of blocks to learn from. */
    public int trainingBlocks() {
        return BlockPartitioner.blocks(trainingRows(), blockRows);
    }

    /** The number of blocks that are held out. */
    public int testBlocks() {
        return BlockPartitioner.blocks(testRows(), blockRows);
    }

    /** The training rows: whole, consecutive blocks in every partition, in ascending order. No partition is empty. */
    public JavaRDD<Block> training() {
        return training;
    }

    /** The test rows in the same form as {@link #training}; an RDD without partitions where no row is held out. */
    public JavaRDD<Block> test() {
        return test;
    }

    /** The blocks of one side. */
    public JavaRDD<Block> blocks(Side side) {
        return side == Side.TRAIN ? training : test;
    }

    /** The moments of the training rows as they were read. */
    public TrainingMoments moments() {
        return moments;
    }

    /** How the rows of both sides were standardised. */
    public Standardizer standardizer() {
        return standardizer;
    }

    /** The Pearson correlations [features, features] of the training rows, by a job; empty for more than 500 features. */
    public double[] correlations() {
        raw.context().setJobDescription(Splitting.description(seed(), "correlations"));
        try {
            return Correlations.of(raw, trainingBlocks(), moments);
        } finally {
            raw.context().setJobDescription(null);
        }
    }

    /** Σ (label − mean of the training labels)² over the training rows, of labels as blocks hold them. */
    public double trainingLabelSquares() {
        double scale = standardizer.label().standardDeviation();
        return moments.label().squares() / (scale * scale);
    }

    /** Σ (label − mean of the test labels)² over the test rows, of labels as blocks hold them. */
    public double testLabelSquares() {
        return testLabelSquares;
    }

    /** Frees the blocks on the cluster. */
    @Override
    public void close() {
        training.unpersist();
        test.unpersist();
        shipped.destroy();
    }
}
