package org.learninggradients.train;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.Explained;
import org.learninggradients.attribution.Explainer;
import org.learninggradients.attribution.Method;
import org.learninggradients.attribution.Subject;
import org.learninggradients.data.Block;
import org.learninggradients.math.Products;
import org.learninggradients.net.ImportanceSums;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;

/**
 * Attributions of a cohort's networks over blocks, by every method that explains networks after an epoch, on one thread. Of each row
 * the predicted unit is explained, before a final sigmoid or softmax, against an input of zeros.
 */
final class AttributionPass {
    /** Rows explained at once: scratch memory is for so many, however large a block is. */
    private static final int ROWS = 256;

    private final CohortLayout layout;
    private final CohortWeights weights;
    private final List<Method> methods;
    private final Topology[] topologies;
    private final Products products;
    private final ImportanceSums importanceSums;
    private final double[] part;

    AttributionPass(CohortLayout layout, CohortWeights weights) {
        this.layout = layout;
        this.weights = weights;
        this.methods = layout.methods();
        this.topologies =
                Arrays.stream(layout.topologies()).map(Topology::parse).toArray(Topology[]::new);
        this.products = layout.products();
        this.importanceSums = layout.importanceSums();
        this.part = new double[importanceSums.length()];
    }

    /** Folds in the block's rows: of trial after trial the sums of method after method, which count as trials. Modified: sum. */
    void explain(Block block, StepSum sum) {
        double[] sums = sum.zeros();
        int next = 0;
        for (int i = 0; i < weights.size(); i++) {
            Subject subject = subject(i);
            for (Method method : methods) {
                Explainer explainer = new Explainer(method, subject, products);
                int zero = addAll(block, explainer, sums, next * part.length);
                sum.count(next++, block.rows(), 0, zero);
            }
        }
        sum.add(block.index(), sums);
    }

    private Subject subject(int i) {
        Topology topology = topologies[layout.shape(weights.trial(i))];
        int offset = weights.offset(i);
        double[] parameters = Arrays.copyOfRange(weights.parameters(), offset, offset + topology.parameterCount());
        return new Subject(
                new Network(topology, parameters),
                Explained.LOGIT,
                OptionalInt.empty(),
                new DMatrixRMaj(1, topology.inputs()));
    }

    /** Adds the sums of a block's attributions from {@code offset}; returns how many rows have none but zeros. Modified: sums. */
    private int addAll(Block block, Explainer explainer, double[] sums, int offset) {
        int zero = 0;
        for (int first = 0; first < block.rows(); first += ROWS) {
            int count = Math.min(ROWS, block.rows() - first);
            int features = block.features();
            explainer.reshape(count);
            System.arraycopy(block.values(), first * features, explainer.inputs().data, 0, count * features);
            System.arraycopy(block.rowNumbers(), first, explainer.rows(), 0, count);
            explainer.explain();
            zero += importanceSums.sum(explainer.attributions(), part, 0);
            for (int k = 0; k < part.length; k++) {
                sums[offset + k] += part[k];
            }
        }
        return zero;
    }
}
