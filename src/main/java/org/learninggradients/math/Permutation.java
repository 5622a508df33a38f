package org.learninggradients.math;

/**
 * A pseudo-random permutation of 0..size−1 that is computed, never stored: {@link #at} needs O(1) time and no memory. It mixes
 * the bits of the position by keyed multiplications and shifts, each a bijection of the smallest power of two ≥ size, and walks
 * the cycle until the image is below size (Black &amp; Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
 */
public final class Permutation {
    /** Fewer leave pairs of positions whose images tell of each other: positions a power of two apart, at some keys. */
    private static final int ROUNDS = 8;

    private final int size;
    private final int mask;
    private final int shift;
    private final int[] multipliers = new int[ROUNDS];
    private final int[] increments = new int[ROUNDS];

    /** The permutation of 0..size−1 that belongs to the seed. */
    public Permutation(int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a permutation has at least 1 element, not " + size);
        }
        this.size = size;
        int bits = 32 - Integer.numberOfLeadingZeros(size - 1);
        this.mask = (int) ((1L << bits) - 1);
        this.shift = Math.max(1, bits / 2);
        RandomStream stream = RandomStream.of(seed);
        for (int round = 0; round < ROUNDS; round++) {
            long key = stream.nextLong();
            multipliers[round] = (int) key | 1;
            increments[round] = (int) (key >>> 32);
        }
    }

    /** Where the position goes. Both are in 0..size−1. */
    public int at(int position) {
        int image = position;
        do {
            for (int round = 0; round < ROUNDS; round++) {
                image = image * multipliers[round] + increments[round] & mask;
                image ^= image >>> shift;
            }
        } while (image >= size);
        return image;
    }
}
