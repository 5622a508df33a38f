package org.learninggradients.net;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Exponential;

/** Element-wise layer a = f(z), whose derivative is written in terms of a. */
public enum Activation implements Layer {
    /** 1 / (1 + e⁻ᶻ), derivative a(1 − a) (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188, eq. 1). */
    SIGMOID {
        @Override
        void values(double[] z, double[] a, int count) {
            for (int i = 0; i < count; i++) {
                a[i] = sigmoid(z[i]);
            }
        }

        @Override
        void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count) {
            for (int i = 0; i < count; i++) {
                dX[i] = a[i] * (1 - a[i]) * dY[i];
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
                dX[i] = step(a[i]) * dY[i];
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
    };

    /** a = f(z), element by element; a NaN stays one. */
    abstract void values(double[] z, double[] a, int count);

    /** dX = f′ ⊙ dY where f(z) = a. */
    abstract void multiplyDerivatives(double[] a, double[] dY, double[] dX, int count);

    /** 1 / (1 + e⁻ᶻ), which is 0 where e⁻ᶻ is infinite. */
    static double sigmoid(double z) {
        return 1 / (1 + Exponential.exp(-z));
    }

    /** 1 where a &gt; 0, 0 where it is 0: a branch on data that nobody can foretell costs more than the rest of the loop. */
    private static double step(double a) {
        return Math.min(a * 0x1p1000 * 0x1p74, 1);
    }

    /** The name in settings and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The activation of this name. IllegalArgumentException when there is none. */
    public static Activation named(String label) {
        return Arrays.stream(values())
                .filter(activation -> activation.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no activation is called '" + label + "'"));
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public void forward(Workspace workspace, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y) {
        values(X.data, Y.data, X.getNumElements());
    }

    /** dX = f′ ⊙ dY. */
    @Override
    public void inputGradient(
            Workspace workspace,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            DMatrixRMaj dX) {
        multiplyDerivatives(Y.data, dY.data, dX.data, Y.getNumElements());
    }

    @Override
    public String word() {
        return label();
    }
}
