package org.learninggradients.math;

/**
 * A pseudo-random permutation of 0..size−1 that is computed, never stored: an image needs O(1) time. Keyed multiplications and
 * shifts mix the bits of the position. Each of them is a bijection of the smallest power of two ≥ size. They are repeated along the
 * cycle until the image is below size (Black &amp; Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
 */
public final class Permutation {
    /** Rounds of mixing: with fewer, images of positions a power of two apart depend on each other at some keys. */
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

    /** The image of a position. Both are in 0..size−1. */
    public int at(int position) {
        int[] image = {position};
        map(image, 1, new int[1], new int[1]);
        return image[0];
    }

    /**
     * Replaces positions by their images. All are mixed together, so that the inner loops run over positions.
     *
     * @param positions the first {@code count} become their images. Modified.
     * @param images scratch, at least {@code count} long. Modified.
     * @param indices scratch, at least {@code count} long. Modified.
     */
    public void map(int[] positions, int count, int[] images, int[] indices) {
        for (int i = 0; i < count; i++) {
            images[i] = positions[i];
            indices[i] = i;
        }
        for (int walking = count, next; walking > 0; walking = next) {
            mix(images, walking);
            next = 0;
            for (int i = 0; i < walking; i++) {
                int image = images[i];
                int index = indices[i];
                positions[index] = image;
                images[next] = image;
                indices[next] = index;
                next += image >= size ? 1 : 0;
            }
        }
    }

    private void mix(int[] images, int count) {
        for (int round = 0; round < ROUNDS; round++) {
            int multiplier = multipliers[round];
            int increment = increments[round];
            for (int i = 0; i < count; i++) {
                int image = images[i] * multiplier + increment & mask;
                images[i] = image ^ image >>> shift;
            }
        }
    }
}
