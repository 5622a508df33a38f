package org.learninggradients.learn.optimizer;

/** Stochastic gradient descent: v ← μ·v + g, w ← w − η·v. The state holds v where μ is not 0. */
record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
    @Override
    public int stateLength(int parameters) {
        return momentum == 0 ? 0 : parameters;
    }

    @Override
    public void descend(double[] parameters, double[] gradient, double[] state, long step) {
        for (int i = 0; i < parameters.length; i++) {
            double g = Math.fma(weightDecay, parameters[i], gradient[i]);
            if (momentum != 0) {
                g = Math.fma(momentum, state[i], g);
                state[i] = g;
            }
            parameters[i] = Math.fma(-learningRate, g, parameters[i]);
        }
    }
}
