package org.learninggradients.probe;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.Products;
import org.learninggradients.math.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the three products of a dense layer of 784 inputs and 128 units, by this project and by EJML. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class ProductBenchmark {
    private static final int IN = 784;
    private static final int OUT = 128;

    /** The products of a dense layer. */
    public enum Product {
        AFFINE,
        INPUT_GRADIENT,
        PARAMETER_GRADIENT;

        /** The product in words. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Floating-point operations of one product with {@code rows} rows. */
    public static double flop(int rows) {
        return 2.0 * rows * IN * OUT;
    }

    @Param({"1024", "32"})
    private int rows = 1;

    @Param({"AFFINE", "INPUT_GRADIENT", "PARAMETER_GRADIENT"})
    private Product product = Product.AFFINE;

    private final Products own = new JavaProducts();
    private final double[] parameters = new double[OUT * IN + OUT];
    private final double[] gradient = new double[OUT * IN + OUT];
    private final DMatrixRMaj W = new DMatrixRMaj(OUT, IN);
    private final DMatrixRMaj dW = new DMatrixRMaj(OUT, IN);
    private final DMatrixRMaj X = new DMatrixRMaj(1, IN);
    private final DMatrixRMaj dX = new DMatrixRMaj(1, IN);
    private final DMatrixRMaj Y = new DMatrixRMaj(1, OUT);
    private final DMatrixRMaj dY = new DMatrixRMaj(1, OUT);

    /** Fills the operands. */
    @Setup(Level.Trial)
    public void fill() {
        RandomStream stream = RandomStream.of(1);
        X.reshape(rows, IN);
        dX.reshape(rows, IN);
        Y.reshape(rows, OUT);
        dY.reshape(rows, OUT);
        fill(parameters, stream);
        fill(X.data, stream);
        fill(dY.data, stream);
        System.arraycopy(parameters, 0, W.data, 0, OUT * IN);
    }

    private static void fill(double[] values, RandomStream stream) {
        for (int i = 0; i < values.length; i++) {
            values[i] = stream.nextUniform(1);
        }
    }

    /** The product by this project. */
    @Benchmark
    public void own() {
        switch (product) {
            case AFFINE -> own.affine(X, parameters, 0, Y);
            case INPUT_GRADIENT -> own.inputGradient(dY, parameters, 0, dX);
            case PARAMETER_GRADIENT -> own.parameterGradient(dY, X, gradient, 0);
        }
    }

    /** The product by EJML, without the bias. */
    @Benchmark
    public void ejml() {
        switch (product) {
            case AFFINE -> CommonOps_DDRM.multTransB(X, W, Y);
            case INPUT_GRADIENT -> CommonOps_DDRM.mult(dY, W, dX);
            case PARAMETER_GRADIENT -> CommonOps_DDRM.multTransA(dY, X, dW);
        }
    }
}
