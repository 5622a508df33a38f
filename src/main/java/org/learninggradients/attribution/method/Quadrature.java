package org.learninggradients.attribution.method;

import org.learninggradients.text.Labels;

/** Points α_k and weights w_k with which Σ w_k f(α_k) approximates the integral of f from 0 to 1. */
public enum Quadrature {
    /** α_k = (k − ½)/n, all weights 1/n. */
    MIDPOINT {
        @Override
        void fill(double[] nodes, double[] weights) {
            int n = nodes.length;
            for (int k = 0; k < n; k++) {
                nodes[k] = (k + 0.5) / n;
                weights[k] = 1.0 / n;
            }
        }
    },
    /**
     * The roots of the Legendre polynomial P_n, exact for polynomials of degree 2n − 1. Newton's iteration finds them from Tricomi's
     * first guess cos(π (k − ¼)/(n + ½)) with P′_n(x) = n (P_(n−1) − x P_n)/(1 − x²). The weights are 2/((1 − x²) P′_n(x)²). Roots and
     * weights are moved from [−1, 1] to [0, 1]; they are symmetric.
     */
    GAUSS_LEGENDRE {
        @Override
        void fill(double[] nodes, double[] weights) {
            int n = nodes.length;
            double[] values = new double[2];
            for (int k = 0; k < (n + 1) / 2; k++) {
                double x = -StrictMath.cos(Math.PI * (k + 0.75) / (n + 0.5));
                double slope = 0;
                for (int i = 0; i < ITERATIONS; i++) {
                    legendre(n, x, values);
                    slope = n * (values[0] - x * values[1]) / (1 - x * x);
                    x -= values[1] / slope;
                }
                nodes[k] = (1 + x) / 2;
                nodes[n - 1 - k] = (1 - x) / 2;
                weights[k] = 1 / ((1 - x * x) * slope * slope);
                weights[n - 1 - k] = weights[k];
            }
        }
    };

    /** Steps of Newton's iteration: each doubles the correct digits, from three to more than a double has, and one to spare. */
    private static final int ITERATIONS = 6;

    /** Modified: both, of one length. */
    abstract void fill(double[] nodes, double[] weights);

    /** P_(n−1)(x) and P_n(x) by k P_k = (2k − 1) x P_(k−1) − (k − 1) P_(k−2). Modified: values. */
    private static void legendre(int n, double x, double[] values) {
        double before = 0;
        double value = 1;
        for (int k = 1; k <= n; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        values[0] = before;
        values[1] = value;
    }

    /** The name in settings. */
    public String label() {
        return Labels.of(this);
    }
}
