package org.learninggradients.math;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sum of one vector a leaf, over leaves 0..n−1, with the same bits whatever the order in which leaves arrive and partial sums
 * are merged.
 *
 * <p>Floating-point addition is not associative, so the sum has one fixed order, the binary tree over leaf numbers: node (level,
 * i) = node (level−1, 2i) + node (level−1, 2i+1). A node without a right sibling passes up unchanged. A partial sum is a set of
 * finished nodes. Joining siblings is associative and commutative to the bit. Consecutive leaves collapse to few nodes.
 */
public final class OrderedSum implements Serializable {
    private static final double[] NOTHING = {};

    private final int leaves;
    private final int length;

    private int nodes;
    private int[] levels = new int[4];
    private int[] indexes = new int[4];
    private double[][] values = new double[4][];
    private transient double @Nullable [] spare;

    /** The sum of no leaf yet, out of this number of leaves, of vectors of this length. */
    public OrderedSum(int leaves, int length) {
        if (leaves < 1) {
            throw new IllegalArgumentException("a sum has at least 1 leaf, not " + leaves);
        }
        this.leaves = leaves;
        this.length = length;
    }

    /** A vector of zeros to fill and to give to {@link #add}; recycled where a join has freed one. */
    public double[] zeros() {
        double[] vector = spare;
        spare = null;
        if (vector == null) {
            return new double[length];
        }
        Arrays.fill(vector, 0);
        return vector;
    }

    /** Removes all nodes, so that the next sum needs no new memory. Modified: this, and later the array of {@link #total}. */
    public void reset() {
        while (nodes > 0) {
            spare = values[0];
            remove(0);
        }
    }

    /** Adds one leaf. The vector belongs to this sum from now on. Modified: this. */
    public void add(int leaf, double[] vector) {
        if (leaf < 0 || leaf >= leaves || vector.length != length) {
            throw new IllegalArgumentException("leaf " + leaf + " of length " + vector.length + " is not one of "
                    + leaves + " leaves of length " + length);
        }
        insert(0, leaf, vector);
    }

    /** this + other. Modified: this; the other is used up. */
    public OrderedSum merge(OrderedSum other) {
        if (other.leaves != leaves || other.length != length) {
            throw new IllegalArgumentException("a sum of " + leaves + " leaves of length " + length
                    + " does not merge with one of " + other.leaves + " of length " + other.length);
        }
        for (int node = 0; node < other.nodes; node++) {
            insert(other.levels[node], other.indexes[node], other.values[node]);
        }
        return this;
    }

    /** The whole sum. IllegalStateException when leaves are missing. Not modified: this. */
    public double[] total() {
        if (nodes != 1 || lastIndex(levels[0]) != 0) {
            throw new IllegalStateException("the sum of " + leaves + " leaves is not complete: " + nodes + " parts");
        }
        return values[0];
    }

    /** How many finished nodes this partial sum holds. */
    int nodeCount() {
        return nodes;
    }

    private void insert(int leafLevel, int leafIndex, double[] leafVector) {
        int level = leafLevel;
        int index = leafIndex;
        double[] vector = leafVector;
        while (lastIndex(level) > 0) {
            if ((index & 1) != 0 || index < lastIndex(level)) {
                int sibling = find(level, index ^ 1);
                if (sibling < 0) {
                    break;
                }
                vector = (index & 1) == 0 ? join(vector, values[sibling]) : join(values[sibling], vector);
                remove(sibling);
            }
            level++;
            index >>= 1;
        }
        if (find(level, index) >= 0) {
            throw new IllegalStateException("node " + index + " of level " + level + " was added twice");
        }
        append(level, index, vector);
    }

    private double[] join(double[] left, double[] right) {
        for (int i = 0; i < length; i++) {
            left[i] += right[i];
        }
        spare = right;
        return left;
    }

    private int lastIndex(int level) {
        return (leaves - 1) >> level;
    }

    private int find(int level, int index) {
        for (int node = 0; node < nodes; node++) {
            if (levels[node] == level && indexes[node] == index) {
                return node;
            }
        }
        return -1;
    }

    private void remove(int node) {
        nodes--;
        levels[node] = levels[nodes];
        indexes[node] = indexes[nodes];
        values[node] = values[nodes];
        values[nodes] = NOTHING;
    }

    private void append(int level, int index, double[] vector) {
        if (nodes == levels.length) {
            levels = Arrays.copyOf(levels, 2 * nodes);
            indexes = Arrays.copyOf(indexes, 2 * nodes);
            values = Arrays.copyOf(values, 2 * nodes);
        }
        levels[nodes] = level;
        indexes[nodes] = index;
        values[nodes++] = vector;
    }
}
