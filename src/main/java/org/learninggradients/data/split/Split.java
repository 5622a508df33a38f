package org.learninggradients.data.split;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.learninggradients.data.encode.Standardizer;
import org.learninggradients.learn.Block;
import org.learninggradients.learn.SplitLayout;
import org.learninggradients.plan.Side;

/** One division of the rows into training and test blocks. All blocks of a side but its last have {@link #blockRows} rows. */
public final class Split implements AutoCloseable {
    private final Assignment assignment;
    private final Broadcast<Assignment> shipped;
    private final int blockRows;
    private final JavaRDD<Block> training;
    private final JavaRDD<Block> test;
    private final Standardizer standardizer;
    private final double[] correlations;
    private final double trainingLabelSquares;
    private final double testLabelSquares;

    Split(
            Assignment assignment,
            Broadcast<Assignment> shipped,
            int blockRows,
            JavaRDD<Block> training,
            JavaRDD<Block> test,
            Standardizer standardizer,
            double[] correlations,
            double trainingLabelSquares,
            double testLabelSquares) {
        this.assignment = assignment;
        this.shipped = shipped;
        this.blockRows = blockRows;
        this.training = training;
        this.test = test;
        this.standardizer = standardizer;
        this.correlations = correlations;
        this.trainingLabelSquares = trainingLabelSquares;
        this.testLabelSquares = testLabelSquares;
    }

    /** What decided which rows are test rows. */
    public long seed() {
        return assignment.seed();
    }

    /** Rows of a full block: k of these come before block k. */
    public int blockRows() {
        return blockRows;
    }

    /** How many rows to learn from. */
    public long trainingRows() {
        return assignment.trainingRows();
    }

    /** How many rows are held out. */
    public long testRows() {
        return assignment.testRows();
    }

    /** How many rows one side has. */
    public long rows(Side side) {
        return side == Side.TRAIN ? trainingRows() : testRows();
    }

    /** How the rows lie in blocks. */
    public SplitLayout layout() {
        return new SplitLayout(trainingRows(), trainingBlocks(), testBlocks(), blockRows);
    }

    /** How many blocks to learn from. */
    public int trainingBlocks() {
        return BlockPartitioner.blocks(trainingRows(), blockRows);
    }

    /** How many blocks are held out. */
    public int testBlocks() {
        return BlockPartitioner.blocks(testRows(), blockRows);
    }

    /** Whole, consecutive blocks in every partition, in ascending order; no partition is empty. */
    public JavaRDD<Block> training() {
        return training;
    }

    /** As {@link #training}; without partitions where no row is held out. */
    public JavaRDD<Block> test() {
        return test;
    }

    /** The blocks of one side. */
    public JavaRDD<Block> blocks(Side side) {
        return side == Side.TRAIN ? training : test;
    }

    /** The moments of the training rows. */
    public Standardizer standardizer() {
        return standardizer;
    }

    /** Pearson correlations [features, features] of the training rows; empty where they were not asked for or are too many. */
    public double[] correlations() {
        return correlations;
    }

    /** Σ (label − mean of the training labels)² over the training rows, of labels as blocks hold them. */
    public double trainingLabelSquares() {
        return trainingLabelSquares;
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
