package org.learninggradients.net;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.learninggradients.math.Products;

/** Element-wise layer a = f(z), whose derivative is written in terms of a. */
public enum Activation implements Layer {
    /** 1 / (1 + e⁻ᶻ), derivative a(1 − a) (Reyes-Ochoa &amp; López-Aguayo 2020, arXiv 2012.03188, eq. 1). */
    SIGMOID {
        @Override
        double value(double z) {
            return sigmoid(z);
        }

        @Override
        double derivative(double a) {
            return a * (1 - a);
        }
    },
    /** max(0, z), derivative 1 where a &gt; 0, else 0 (ibid., eq. 2). */
    RELU {
        @Override
        double value(double z) {
            return z < 0 ? 0 : z;
        }

        @Override
        double derivative(double a) {
            return a > 0 ? 1 : 0;
        }
    },
    /** Hyperbolic tangent, derivative 1 − a². */
    TANH {
        @Override
        double value(double z) {
            return StrictMath.tanh(z);
        }

        @Override
        double derivative(double a) {
            return 1 - a * a;
        }
    },
    /** z itself. */
    IDENTITY {
        @Override
        double value(double z) {
            return z;
        }

        @Override
        double derivative(double a) {
            return 1;
        }
    };

    /** f(z); a NaN stays one. */
    abstract double value(double z);

    /** f′ where f(z) = a. */
    abstract double derivative(double a);

    /** 1 / (1 + e⁻ᶻ), without overflow on either side. */
    static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + StrictMath.exp(-z));
        }
        double exponential = StrictMath.exp(z);
        return exponential / (1 + exponential);
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
    public int outputs(int inputs) {
        return inputs;
    }

    @Override
    public int parameterCount() {
        return 0;
    }

    @Override
    public void forward(Products products, double[] parameters, int offset, DMatrixRMaj X, DMatrixRMaj Y) {
        int count = X.getNumElements();
        for (int i = 0; i < count; i++) {
            Y.data[i] = value(X.data[i]);
        }
    }

    /** dX = f′ ⊙ dY. */
    @Override
    public void backward(
            Products products,
            double[] parameters,
            int offset,
            DMatrixRMaj X,
            DMatrixRMaj Y,
            DMatrixRMaj dY,
            @Nullable DMatrixRMaj dX,
            double[] gradient,
            int gradientOffset) {
        if (dX == null) {
            return;
        }
        int count = Y.getNumElements();
        for (int i = 0; i < count; i++) {
            dX.data[i] = derivative(Y.data[i]) * dY.data[i];
        }
    }
}
