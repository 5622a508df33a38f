package org.learninggradients.learn;

/**
 * The version of everything beside plan and data that decides the bits of a result. A run is gone on with only by a program of the
 * same number. Whoever changes a bit raises it, and says so in {@code changes.md}.
 *
 * <p>These decide bits:
 *
 * <ul>
 *   <li>the text of a topology, with which its initial weights are drawn, and the initializers;
 *   <li>the stream of random numbers, and the keys of weights, orders of rows and samples of methods;
 *   <li>the encoding of the input: levels, fills, means and deviations, and the split into training and test rows;
 *   <li>the size of blocks, the order of rows in them, and the tree in which sums over blocks are added;
 *   <li>how many rows of a block one pass takes, which follows from the size of a cache in bytes;
 *   <li>the order of additions in matrix products, and the polynomials behind exponentials and logarithms;
 *   <li>losses, optimizers, importance, metrics, and the rules of the attribution methods.
 * </ul>
 */
public final class Numerics {
    /** The number of this program. Runs that name none were written by 0.1 and have number 1. */
    public static final int NUMBER = 1;

    private Numerics() {}
}
