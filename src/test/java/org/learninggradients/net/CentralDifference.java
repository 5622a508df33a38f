package org.learninggradients.net;

import java.util.function.ToDoubleFunction;

/** (f(θ + ε) − f(θ − ε)) / 2ε, one parameter after the other, with ε = 10⁻⁶ (1 + |θ|). */
final class CentralDifference {
    private CentralDifference() {}

    /** The gradient of f at θ, which is as it was when this returns. */
    static double[] of(ToDoubleFunction<double[]> f, double[] theta) {
        double[] gradient = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double at = theta[i];
            double above = at + 1e-6 * (1 + Math.abs(at));
            double below = at - 1e-6 * (1 + Math.abs(at));
            theta[i] = above;
            double upper = f.applyAsDouble(theta);
            theta[i] = below;
            double lower = f.applyAsDouble(theta);
            theta[i] = at;
            gradient[i] = (upper - lower) / (above - below);
        }
        return gradient;
    }
}
