package org.learninggradients.net.layer;

import java.util.Arrays;
import org.learninggradients.math.Sign;
import org.learninggradients.math.vector.Exponential;
import org.learninggradients.text.Labels;

/** Element-wise layer a = f(z), whose derivative is written in terms of a. */
public enum Activation implements Layer {
    /** 1 / (1 + e⁻ᶻ), derivative a(1 − a) (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188, eq. 1). */
    SIGMOID {
        @Override
        void values(double[] z, double[] a, int count) {
            Exponential.sigmoid(z, a, count);
        }

        @Override
        void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count) {
            for (int i = 0; i < count; i++) {
                dX[i] = a[i] * (1 - a[i]) * dY[i];
            }
        }

        @Override
        public void slopes(double[] z, double[] steps, double[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                slopes[i] = sigmoidSlope(z[i], steps[i]);
            }
        }
    },
    /** max(0, z), derivative 1 where a &gt; 0, else 0 (ibid., eq. 2). */
    RELU {
        @Override
        void values(double[] z, double[] a, int count) {
            for (int i = 0; i < count; i++) {
                a[i] = Math.max(z[i], 0);
            }
        }

        @Override
        void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count) {
            for (int i = 0; i < count; i++) {
                dX[i] = Sign.ofMagnitude(a[i]) * dY[i];
            }
        }

        /** The part of the step that lies above 0. */
        @Override
        public void slopes(double[] z, double[] steps, double[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                double top = Math.max(Math.max(z[i], z[i] + steps[i]), 0);
                slopes[i] = Math.min(top / Math.max(Math.abs(steps[i]), Double.MIN_VALUE), 1);
            }
        }
    },
    /** Hyperbolic tangent, derivative 1 − a². */
    TANH {
        @Override
        void values(double[] z, double[] a, int count) {
            for (int i = 0; i < count; i++) {
                a[i] = StrictMath.tanh(z[i]);
            }
        }

        @Override
        void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count) {
            for (int i = 0; i < count; i++) {
                dX[i] = (1 - a[i] * a[i]) * dY[i];
            }
        }

        /** Four times the slope of σ, because tanh z = 2 σ(2z) − 1. */
        @Override
        public void slopes(double[] z, double[] steps, double[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                slopes[i] = 4 * sigmoidSlope(2 * z[i], 2 * steps[i]);
            }
        }
    },
    /** z itself. */
    IDENTITY {
        @Override
        void values(double[] z, double[] a, int count) {
            for (int i = 0; i < count; i++) {
                a[i] = z[i];
            }
        }

        @Override
        void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count) {
            for (int i = 0; i < count; i++) {
                dX[i] = dY[i];
            }
        }

        @Override
        public void slopes(double[] z, double[] steps, double[] slopes, int count) {
            Arrays.fill(slopes, 0, count, 1);
        }
    };

    /** a = f(z), element by element; a NaN stays one. */
    abstract void values(double[] z, double[] a, int count);

    /** dX = f′ ⊙ dY where f(z) = a. */
    abstract void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count);

    /**
     * The mean slope of each step from z to z + s, (f(z + s) − f(z))/s, and f′(z) where s is 0. The smallest step loses no more
     * digits than the largest.
     *
     * @param z where steps begin, {@code count} of them. Not modified.
     * @param steps how far they go. Not modified.
     * @param slopes Modified.
     */
    public abstract void slopes(double[] z, double[] steps, double[] slopes, int count);

    /** (σ(b) − σ(a))/(b − a) for a ≤ b, computed as σ(b) σ(−a) (1 − e^(a − b))/(b − a), where no digits cancel. */
    private static double sigmoidSlope(double z, double step) {
        double end = z + step;
        double length = Math.abs(step);
        double decay = length == 0 ? 1 : -StrictMath.expm1(-length) / length;
        return Exponential.sigmoid(Math.max(z, end)) * Exponential.sigmoid(-Math.min(z, end)) * decay;
    }

    /** The name in settings and tables. */
    public String label() {
        return Labels.of(this);
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public boolean isIdentity() {
        return this == IDENTITY;
    }

    @Override
    public boolean isActivation() {
        return this != IDENTITY;
    }

    @Override
    public void forward(LayerPass pass) {
        values(pass.X().data, pass.Y().data, pass.X().getNumElements());
    }

    /** dX = f′ ⊙ dY. */
    @Override
    public void inputGradient(LayerPass pass) {
        multiplyDerivatives(
                pass.Y().data, pass.dY().data, pass.dX().data, pass.Y().getNumElements());
    }

    @Override
    public String word() {
        return label();
    }
}
