package org.learninggradients.learn;

/**
 * How the rows of a split lie in blocks.
 *
 * @param trainingRows number of training rows
 * @param trainingBlocks number of training blocks
 * @param testBlocks number of test blocks
 * @param blockRows rows of every block but the last of a side
 */
public record SplitLayout(long trainingRows, int trainingBlocks, int testBlocks, int blockRows) {}
