package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;

/**
 * (x − r) · Σ_k w_k d out/dx at r + α_k (x − r) (Sundararajan, Taly &amp; Yan 2017, arXiv 1703.01365). The paper's α_k are the right
 * ends of equal intervals. Here they are the points of a {@link Quadrature}, whose error is smaller.
 *
 * @param steps the number of α_k
 */
record IntegratedGradients(int steps, Quadrature quadrature) implements Method {
    private static final int MOST_STEPS = 10_000;

    public IntegratedGradients {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "integrated gradients take from 1 to " + MOST_STEPS + " steps, not " + steps);
        }
    }

    @Override
    public String label() {
        return "integrated-gradients";
    }

    @Override
    public Completeness completeness() {
        return Completeness.APPROXIMATE;
    }

    @Override
    public MethodPass pass(AttributionTarget target, Products products) {
        double[] nodes = new double[steps];
        double[] weights = new double[steps];
        quadrature.fill(nodes, weights);
        return pass(target, products, nodes, weights);
    }

    /** Σ_k w_k over these nodes α_k and weights w_k. */
    static MethodPass pass(AttributionTarget target, Products products, double[] nodes, double[] weights) {
        OutputGradient gradient = new OutputGradient(target.attributedNetwork(), products);
        DMatrixRMaj mean = new DMatrixRMaj(1, 1);
        DMatrixRMaj references = target.references();
        return new Comparison(references, (examples, reference) -> {
            DMatrixRMaj X = examples.X();
            mean.reshape(X.numRows, X.numCols);
            mean.zero();
            for (int k = 0; k < nodes.length; k++) {
                between(references, reference, X, nodes[k], gradient.inputs(X.numRows));
                double[] slopes = gradient.of(examples.units()).data;
                for (int i = 0; i < mean.getNumElements(); i++) {
                    mean.data[i] = Math.fma(weights[k], slopes[i], mean.data[i]);
                }
            }
            return mean;
        });
    }

    /** Computes r + α (x − r). Modified: between. */
    private static void between(
            DMatrixRMaj references, int reference, DMatrixRMaj X, double share, DMatrixRMaj between) {
        int first = reference * X.numCols;
        for (int row = 0, i = 0; row < X.numRows; row++) {
            for (int feature = 0; feature < X.numCols; feature++, i++) {
                double start = references.data[first + feature];
                between.data[i] = Math.fma(share, X.data[i] - start, start);
            }
        }
    }
}
