package org.learninggradients.math;

/**
 * A stream of pseudo-random numbers that is a function of its keys. It is SplitMix64 (Steele, Lea &amp; Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014) over a state mixed from the keys. The same keys give the same numbers on every
 * machine.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream of these keys, in this order. */
    public static RandomStream of(long... keys) {
        return new RandomStream(key(keys));
    }

    /** One key made of several, in their order. Streams of different keys are unrelated. */
    public static long key(long... keys) {
        long mixed = keys.length;
        for (long key : keys) {
            mixed = mix(mixed + GOLDEN_GAMMA ^ mix(key));
        }
        return mixed;
    }

    /** The key of a text: the mixed key of its UTF-16 units. */
    public static long key(String text) {
        return key(text.chars().asLongStream().toArray());
    }

    /** Uniform over all 2⁶⁴ values. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [−bound, bound). */
    public double nextUniform(double bound) {
        return bound * (2 * nextDouble() - 1);
    }

    /** Standard normal, by Box and Muller (1958) with the cosine alone. */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * nextDouble());
    }

    /** SplitMix64's finaliser, a bijection of 64 bits. */
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
