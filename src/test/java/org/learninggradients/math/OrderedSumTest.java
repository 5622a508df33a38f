package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedSumTest {
    private static final int LENGTH = 3;
    private static final int MOST_LEAVES = 130;

    @Test
    void oneByOneIsTheTreeSum() {
        for (int leaves = 1; leaves <= MOST_LEAVES; leaves++) {
            double[][] vectors = vectors(leaves);
            assertThat(sumOf(vectors, 0, leaves).total())
                    .as("%d leaves", leaves)
                    .isEqualTo(tree(vectors, 0, leaves));
        }
    }

    @Test
    void anyPartitionArrivalAndMergeOrderGivesTheSameBits() {
        RandomStream stream = RandomStream.of(1);
        for (int leaves = 1; leaves <= MOST_LEAVES; leaves++) {
            double[][] vectors = vectors(leaves);
            for (int parts : new int[] {1, 2, 3, 7, leaves}) {
                List<OrderedSum> sums = scattered(vectors, parts, stream);
                assertThat(merged(sums, stream).total())
                        .as("%d leaves in %d parts", leaves, parts)
                        .isEqualTo(tree(vectors, 0, leaves));
            }
        }
    }

    @Test
    void partialSumsSurviveSerialization() throws IOException, ClassNotFoundException {
        RandomStream stream = RandomStream.of(2);
        for (int leaves = 1; leaves <= MOST_LEAVES; leaves += 3) {
            double[][] vectors = vectors(leaves);
            List<OrderedSum> copies = new ArrayList<>();
            for (OrderedSum sum : scattered(vectors, 5, stream)) {
                copies.add(copyThroughBytes(sum));
            }
            assertThat(merged(copies, stream).total()).as("%d leaves", leaves).isEqualTo(tree(vectors, 0, leaves));
        }
    }

    @Test
    void mergingTheEmptySumOnEitherSideChangesNothing() {
        double[][] vectors = vectors(11);
        double[] total = tree(vectors, 0, 11);
        assertThat(sumOf(vectors, 0, 11).merge(new OrderedSum(11, LENGTH)).total())
                .isEqualTo(total);
        assertThat(new OrderedSum(11, LENGTH).merge(sumOf(vectors, 0, 11)).total())
                .isEqualTo(total);
    }

    @Test
    void additionFromLeftToRightWouldGiveOtherBits() {
        int different = 0;
        for (int leaves = 4; leaves <= MOST_LEAVES; leaves++) {
            double[][] vectors = vectors(leaves);
            double[] sum = new double[LENGTH];
            for (double[] vector : vectors) {
                for (int i = 0; i < LENGTH; i++) {
                    sum[i] += vector[i];
                }
            }
            if (!Arrays.equals(sum, tree(vectors, 0, leaves))) {
                different++;
            }
        }
        assertThat(different).as("inputs that tell the orders apart").isGreaterThan(MOST_LEAVES / 2);
    }

    @Test
    void consecutiveLeavesCollapseToFewNodes() {
        for (int first = 0; first < MOST_LEAVES; first++) {
            for (int end = first + 2; end <= MOST_LEAVES; end++) {
                double bound = 2 * Math.log(end - first) / Math.log(2);
                assertThat((double) sumOf(vectors(MOST_LEAVES), first, end).nodeCount())
                        .as("nodes of leaves %d to %d", first, end - 1)
                        .isLessThanOrEqualTo(bound + 1e-9);
            }
        }
    }

    @Test
    void anIncompleteSumHasNoTotal() {
        double[][] vectors = vectors(6);
        assertThatThrownBy(new OrderedSum(6, LENGTH)::total)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("6 leaves")
                .hasMessageContaining("not complete");
        for (int missing = 0; missing < 6; missing++) {
            OrderedSum sum = sumOf(vectors, 0, missing).merge(sumOf(vectors, missing + 1, 6));
            assertThatThrownBy(sum::total)
                    .as("leaf %d is missing", missing)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not complete");
        }
        assertThatThrownBy(sumOf(vectors(8), 0, 4)::total)
                .as("the left half, which is one node")
                .hasMessageContaining("not complete");
    }

    @Test
    void aLeafAddedTwiceInARowIsNamed() {
        OrderedSum sum = sumOf(vectors(4), 2, 3);
        assertThatThrownBy(() -> sum.add(2, new double[LENGTH]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("node 2 of level 0 was added twice");
    }

    @Test
    void aLeafAddedTwiceIsRefusedAtOnceOrByTheTotal() {
        for (int leaves = 1; leaves <= 9; leaves++) {
            for (int twice = 0; twice < leaves; twice++) {
                for (int when = twice + 1; when <= leaves; when++) {
                    double[][] vectors = vectors(leaves);
                    int again = twice;
                    OrderedSum before = sumOf(vectors, 0, when);
                    OrderedSum after = sumOf(vectors, when, leaves);
                    assertThatThrownBy(() -> {
                                before.add(again, vectors[again].clone());
                                before.merge(after).total();
                            })
                            .as("leaf %d of %d again after %d leaves", twice, leaves, when)
                            .isInstanceOf(IllegalStateException.class);
                }
            }
        }
    }

    @Test
    void aLeafThatDoesNotExistAndAVectorOfAnotherLengthAreRefused() {
        OrderedSum sum = new OrderedSum(5, LENGTH);
        for (int leaf : new int[] {-1, 5}) {
            assertThatThrownBy(() -> sum.add(leaf, new double[LENGTH]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("leaf " + leaf)
                    .hasMessageContaining("5 leaves");
        }
        assertThatThrownBy(() -> sum.add(0, new double[LENGTH + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length 4")
                .hasMessageContaining("length 3");
        assertThatThrownBy(() -> sum.merge(new OrderedSum(6, LENGTH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 leaves")
                .hasMessageContaining("one of 6");
        assertThatThrownBy(() -> new OrderedSum(0, LENGTH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recycledVectorsComeBackAsZeros() {
        OrderedSum sum = sumOf(vectors(4), 0, 2);
        assertThat(sum.zeros()).containsExactly(0, 0, 0);
        assertThat(sum.zeros()).containsExactly(0, 0, 0);
    }

    @Test
    void aRecycledVectorIsNoPartOfTheSum() {
        double[][] vectors = vectors(8);
        OrderedSum sum = new OrderedSum(8, LENGTH);
        for (int leaf = 7; leaf >= 0; leaf--) {
            double[] vector = sum.zeros();
            System.arraycopy(vectors[leaf], 0, vector, 0, LENGTH);
            sum.add(leaf, vector);
        }
        Arrays.fill(sum.zeros(), Double.NaN);
        assertThat(sum.total()).isEqualTo(tree(vectors, 0, 8));
    }

    /** A subtree holds the largest power of two of its leaves that leaves some to its right. */
    private static double[] tree(double[][] vectors, int first, int count) {
        if (count == 1) {
            return vectors[first];
        }
        int left = Integer.highestOneBit(count - 1);
        double[] lower = tree(vectors, first, left);
        double[] upper = tree(vectors, first + left, count - left);
        double[] sum = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            sum[i] = lower[i] + upper[i];
        }
        return sum;
    }

    /** Magnitudes from 2⁻⁴⁰ to 2⁴⁰ of both signs. */
    private static double[][] vectors(int leaves) {
        RandomStream stream = RandomStream.of(leaves, 3);
        double[][] vectors = new double[leaves][LENGTH];
        for (double[] vector : vectors) {
            for (int i = 0; i < LENGTH; i++) {
                vector[i] = Math.scalb(stream.nextUniform(1), (int) stream.nextUniform(40));
            }
        }
        return vectors;
    }

    private static OrderedSum sumOf(double[][] vectors, int first, int end) {
        OrderedSum sum = new OrderedSum(vectors.length, LENGTH);
        for (int leaf = first; leaf < end; leaf++) {
            sum.add(leaf, vectors[leaf].clone());
        }
        return sum;
    }

    /** Every leaf in a random part, in a random order. */
    private static List<OrderedSum> scattered(double[][] vectors, int parts, RandomStream stream) {
        List<OrderedSum> sums = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            sums.add(new OrderedSum(vectors.length, LENGTH));
        }
        List<Integer> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < vectors.length; leaf++) {
            leaves.add(leaf);
        }
        while (!leaves.isEmpty()) {
            int leaf = leaves.remove(below(leaves.size(), stream));
            sums.get(below(parts, stream)).add(leaf, vectors[leaf].clone());
        }
        return sums;
    }

    /** Random pairs merge until one sum is left. */
    private static OrderedSum merged(List<OrderedSum> sums, RandomStream stream) {
        List<OrderedSum> left = new ArrayList<>(sums);
        while (left.size() > 1) {
            OrderedSum one = left.remove(below(left.size(), stream));
            OrderedSum other = left.remove(below(left.size(), stream));
            left.add(one.merge(other));
        }
        return left.get(0);
    }

    private static int below(int bound, RandomStream stream) {
        return (int) (stream.nextDouble() * bound);
    }

    private static OrderedSum copyThroughBytes(OrderedSum sum) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sum);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (OrderedSum) in.readObject();
        }
    }
}
