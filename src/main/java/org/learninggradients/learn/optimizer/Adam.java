package org.learninggradients.learn.optimizer;

/**
 * Adam (Kingma &amp; Ba 2015, arXiv 1412.6980, algorithm 1) with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8 outside the root, after bias
 * correction: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η · m̂ / (√v̂ + ε). The state holds m, then v.
 */
record Adam(double learningRate, double weightDecay) implements Optimizer {
    /** Decay a step of the mean gradient, without unit; the paper's. Part of numerics. */
    private static final double BETA1 = 0.9;

    /** Decay a step of the mean squared gradient, without unit; the paper's. Part of numerics. */
    private static final double BETA2 = 0.999;

    /** Bound that keeps the quotient finite, in units of the gradient; the paper's. Part of numerics. */
    private static final double EPSILON = 1e-8;

    @Override
    public int stateLength(int parameters) {
        return Math.multiplyExact(2, parameters);
    }

    @Override
    public void descend(double[] parameters, double[] gradient, double[] state, long step) {
        int count = parameters.length;
        double correction1 = 1 - StrictMath.pow(BETA1, (double) step);
        double correction2 = 1 - StrictMath.pow(BETA2, (double) step);
        for (int i = 0; i < count; i++) {
            double g = Math.fma(weightDecay, parameters[i], gradient[i]);
            double m = Math.fma(BETA1, state[i], (1 - BETA1) * g);
            double v = Math.fma(BETA2, state[count + i], (1 - BETA2) * g * g);
            state[i] = m;
            state[count + i] = v;
            double direction = m / correction1 / (Math.sqrt(v / correction2) + EPSILON);
            parameters[i] = Math.fma(-learningRate, direction, parameters[i]);
        }
    }
}
