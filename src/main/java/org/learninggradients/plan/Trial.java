package org.learninggradients.plan;

/**
 * One network's training.
 *
 * @param number its name in tables, from 0
 * @param configuration everything but seed and split
 * @param seed of initial weights and shuffles
 * @param splitSeed of the division into training and test rows
 */
public record Trial(int number, Configuration configuration, long seed, long splitSeed) {}
