package org.learninggradients.plan;

/**
 * One network's training.
 *
 * @param number the trial's name in tables, from 0
 * @param configuration all settings but seed and split
 * @param seed the seed of initial weights and shuffles
 * @param splitSeed the seed of the division into training and test rows
 */
public record Trial(int number, Configuration configuration, long seed, long splitSeed) {}
