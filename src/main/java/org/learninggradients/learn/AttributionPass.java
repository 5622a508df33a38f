package org.learninggradients.learn;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.TargetValue;
import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.learn.importance.ImportanceSums;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/**
 * Attributions of a cohort's networks over blocks, by every method that the plan asks for. The predicted unit of each row is attributed,
 * before a final sigmoid or softmax; the reference is an input of zeros. Scratch memory for one thread.
 */
public final class AttributionPass {
    /** Upper bound for the rows that are attributed at once, which bounds scratch memory. Part of numerics, since sums are cut there. */
    private static final int ROWS = 256;

    private final CohortLayout layout;
    private final CohortWeights weights;
    private final List<Method> methods;
    private final Products products;
    private final ImportanceSums importanceSums;
    private final double[] part;

    public AttributionPass(CohortLayout layout, CohortWeights weights) {
        this.layout = layout;
        this.weights = weights;
        this.methods = layout.methods();
        this.products = layout.products();
        this.importanceSums = layout.importanceSums();
        this.part = new double[importanceSums.length()];
    }

    /** Folds in the block's rows: for trial after trial, the sums and counts of method after method. Modified: sum. */
    public void attribute(Block block, CohortSum sum) {
        double[] sums = sum.zeros();
        int next = 0;
        for (int i = 0; i < weights.size(); i++) {
            AttributionTarget target = target(i);
            for (Method method : methods) {
                addAll(block, new Attributor(method, target, products), sums, next++, sum);
            }
        }
        sum.add(block.index(), sums);
    }

    private AttributionTarget target(int i) {
        Topology topology = layout.topology(layout.architecture(weights.trial(i)));
        int offset = weights.offset(i);
        double[] parameters = Arrays.copyOfRange(weights.parameters(), offset, offset + topology.parameterCount());
        return new AttributionTarget(
                new Network(topology, parameters),
                TargetValue.LOGIT,
                OptionalInt.empty(),
                new DMatrixRMaj(1, topology.inputs()));
    }

    /** Adds a block's attributions to the sums and counts of the i-th member. Modified: sums, sum. */
    private void addAll(Block block, Attributor attributor, double[] sums, int i, CohortSum sum) {
        for (int first = 0; first < block.rows(); first += ROWS) {
            int count = Math.min(ROWS, block.rows() - first);
            int features = block.features();
            attributor.reshape(count);
            System.arraycopy(block.values(), first * features, attributor.inputs().data, 0, count * features);
            System.arraycopy(block.rowNumbers(), first, attributor.rows(), 0, count);
            attributor.attribute();
            int zero = importanceSums.sum(attributor.attributions(), part, 0);
            for (int k = 0; k < part.length; k++) {
                sums[i * part.length + k] += part[k];
            }
            sum.count(i, new ExampleCounts(count, 0, incomplete(attributor, count), zero));
        }
    }

    private static int incomplete(Attributor attributor, int rows) {
        return (int) IntStream.range(0, rows).filter(attributor::isIncomplete).count();
    }
}
