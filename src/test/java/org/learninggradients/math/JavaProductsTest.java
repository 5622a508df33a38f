package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.Tolerance;

/** Shapes 1..9 have every remainder of tiles of four, with none, one and two whole tiles before it. */
class JavaProductsTest {
    private static final int OFFSET = 5;

    private record Shape(int n, int in, int out) {}

    private interface Check {
        void at(Shape shape, RandomStream stream);
    }

    @Test
    void affineIsEjmlsProductPlusBias() {
        forAllShapes((shape, stream) -> {
            Operands operands = new Operands(shape, stream);
            DMatrixRMaj expected = new DMatrixRMaj(shape.n, shape.out);
            CommonOps_DDRM.multTransB(operands.X, operands.W(), expected);
            for (int n = 0; n < shape.n; n++) {
                for (int o = 0; o < shape.out; o++) {
                    expected.add(n, o, operands.b(o));
                }
            }
            assertClose("affine " + shape, operands.affine().data, expected.data, Tolerance.SUM);
        });
    }

    @Test
    void inputGradientIsEjmlsProduct() {
        forAllShapes((shape, stream) -> {
            Operands operands = new Operands(shape, stream);
            DMatrixRMaj expected = new DMatrixRMaj(shape.n, shape.in);
            CommonOps_DDRM.mult(operands.dY, operands.W(), expected);
            assertClose("dX " + shape, operands.inputGradient().data, expected.data, Tolerance.SUM);
        });
    }

    @Test
    void parameterGradientIsEjmlsProductAndColumnSums() {
        forAllShapes((shape, stream) -> {
            Operands operands = new Operands(shape, stream);
            DMatrixRMaj dW = new DMatrixRMaj(shape.out, shape.in);
            CommonOps_DDRM.multTransA(operands.dY, operands.X, dW);
            double[] expected = operands.parameters.clone();
            System.arraycopy(dW.data, 0, expected, OFFSET, dW.getNumElements());
            double[] sums = CommonOps_DDRM.sumCols(operands.dY, null).data;
            for (int o = 0; o < shape.out; o++) {
                expected[operands.bias + o] = sums[o];
            }
            assertClose("dW, db " + shape, operands.parameterGradient(), expected, Tolerance.SUM);
        });
    }

    @Test
    void everyElementIsOneChainOverTheAscendingSummedIndex() {
        forAllShapes((shape, stream) -> assertChains(new Operands(shape, stream)));
    }

    /** Panels are 128 rows deep and 128 columns wide; rows of at most 64 columns are read in place. */
    @ParameterizedTest
    @CsvSource({
        "1,128,8",
        "2,129,3",
        "2,129,9",
        "3,257,6",
        "2,257,11",
        "3,257,130",
        "5,129,131",
        "129,64,5",
        "130,65,2",
        "258,66,3",
        "9,8,257",
        "131,131,131",
        "8,257,64",
        "129,511,9",
        "10,385,127",
        "300,30,16"
    })
    void chainsHoldOverSeveralPanels(int n, int in, int out) {
        assertChains(new Operands(new Shape(n, in, out), RandomStream.of(n, in, out)));
    }

    @Test
    void scratchOfOneShapeLeavesNoTraceInTheNext() {
        JavaProducts products = new JavaProducts();
        for (Shape shape : new Shape[] {
            new Shape(70, 600, 20),
            new Shape(5, 3, 2),
            new Shape(9, 30, 9),
            new Shape(65, 513, 70),
            new Shape(30, 30, 3)
        }) {
            Operands operands = new Operands(shape, RandomStream.of(shape.n));
            DMatrixRMaj Y = new DMatrixRMaj(shape.n, shape.out);
            products.affine(operands.X, operands.parameters, OFFSET, Y);
            assertThat(Y.data).as("Y of %s", shape).isEqualTo(operands.affine().data);
            DMatrixRMaj dX = new DMatrixRMaj(shape.n, shape.in);
            products.inputGradient(operands.dY, operands.parameters, OFFSET, dX);
            assertThat(dX.data).as("dX of %s", shape).isEqualTo(operands.inputGradient().data);
            double[] gradient = operands.parameters.clone();
            products.parameterGradient(operands.dY, operands.X, gradient, OFFSET);
            assertThat(gradient).as("dW, db of %s", shape).isEqualTo(operands.parameterGradient());
        }
    }

    @Test
    void chainsHoldForNegativeZerosInfinitiesAndNaN() {
        double[] odd = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, Double.MIN_VALUE};
        forAllShapes((shape, stream) -> {
            Operands operands = new Operands(shape, stream);
            for (double[] data : new double[][] {operands.X.data, operands.dY.data, operands.parameters}) {
                for (int i = 0; i < data.length; i++) {
                    data[i] = stream.nextDouble() < 0.3 ? odd[(int) (stream.nextDouble() * odd.length)] : data[i];
                }
            }
            assertChains(operands);
        });
    }

    @Test
    void aRowsBitsDoNotDependOnTheRowsBesideIt() {
        forAllShapes((shape, stream) -> {
            Operands all = new Operands(shape, stream);
            double[] Y = all.affine().data;
            double[] dX = all.inputGradient().data;
            for (int n = 0; n < shape.n; n++) {
                Operands alone = all.row(n);
                assertThat(alone.affine().data).isEqualTo(Arrays.copyOfRange(Y, n * shape.out, (n + 1) * shape.out));
                assertThat(alone.inputGradient().data)
                        .isEqualTo(Arrays.copyOfRange(dX, n * shape.in, (n + 1) * shape.in));
            }
        });
    }

    @Test
    void whatWasInTheResultAndBeyondItsShapeDoesNotMatter() {
        Operands operands = new Operands(new Shape(3, 5, 6), RandomStream.of(4));
        DMatrixRMaj Y = new DMatrixRMaj(9, 9);
        Y.fill(Double.NaN);
        Y.reshape(3, 6);
        new JavaProducts().affine(operands.X, operands.parameters, OFFSET, Y);
        assertThat(Arrays.copyOf(Y.data, 18)).isEqualTo(operands.affine().data);
        DMatrixRMaj dX = new DMatrixRMaj(9, 9);
        dX.fill(Double.NaN);
        dX.reshape(3, 5);
        new JavaProducts().inputGradient(operands.dY, operands.parameters, OFFSET, dX);
        assertThat(Arrays.copyOf(dX.data, 15)).isEqualTo(operands.inputGradient().data);
        assertThat(dX.data[15]).as("beyond the shape").isNaN();
    }

    /** Arrays compare by bits: a negative zero is not zero, NaN is NaN. */
    private static void assertChains(Operands operands) {
        Shape shape = operands.shape;
        double[] Y = new double[shape.n * shape.out];
        double[] dX = new double[shape.n * shape.in];
        for (int n = 0; n < shape.n; n++) {
            for (int o = 0; o < shape.out; o++) {
                double chain = operands.b(o);
                for (int k = 0; k < shape.in; k++) {
                    chain = Math.fma(operands.X.get(n, k), operands.w(o, k), chain);
                }
                Y[n * shape.out + o] = chain;
            }
            for (int k = 0; k < shape.in; k++) {
                double chain = 0;
                for (int o = 0; o < shape.out; o++) {
                    chain = Math.fma(operands.dY.get(n, o), operands.w(o, k), chain);
                }
                dX[n * shape.in + k] = chain;
            }
        }
        assertThat(operands.affine().data).as("Y of %s", shape).isEqualTo(Y);
        assertThat(operands.inputGradient().data).as("dX of %s", shape).isEqualTo(dX);
        assertParameterChains(operands);
    }

    private static void assertParameterChains(Operands operands) {
        Shape shape = operands.shape;
        double[] expected = operands.parameters.clone();
        Arrays.fill(expected, OFFSET, operands.bias + shape.out, 0);
        for (int o = 0; o < shape.out; o++) {
            for (int n = 0; n < shape.n; n++) {
                double factor = operands.dY.get(n, o);
                expected[operands.bias + o] += factor;
                for (int k = 0; k < shape.in; k++) {
                    int w = OFFSET + o * shape.in + k;
                    expected[w] = Math.fma(factor, operands.X.get(n, k), expected[w]);
                }
            }
        }
        assertThat(operands.parameterGradient()).as("dW, db of %s", shape).isEqualTo(expected);
    }

    private static void forAllShapes(Check check) {
        for (int n = 1; n <= 9; n++) {
            for (int in = 1; in <= 9; in++) {
                for (int out = 1; out <= 9; out++) {
                    check.at(new Shape(n, in, out), RandomStream.of(n, in, out));
                }
            }
        }
    }

    /** Random matrices, and parameters W, b after numbers that belong to nobody, up to the end of their array. */
    private static final class Operands {
        final Shape shape;
        final DMatrixRMaj X;
        final DMatrixRMaj dY;
        final double[] parameters;
        final int bias;

        Operands(Shape shape, RandomStream stream) {
            this(
                    shape,
                    random(shape.n, shape.in, stream),
                    random(shape.n, shape.out, stream),
                    random(1, OFFSET + shape.out * (shape.in + 1), stream).data);
        }

        private Operands(Shape shape, DMatrixRMaj X, DMatrixRMaj dY, double[] parameters) {
            this.shape = shape;
            this.X = X;
            this.dY = dY;
            this.parameters = parameters;
            this.bias = OFFSET + shape.in * shape.out;
        }

        Operands row(int n) {
            return new Operands(
                    new Shape(1, shape.in, shape.out),
                    CommonOps_DDRM.extractRow(X, n, null),
                    CommonOps_DDRM.extractRow(dY, n, null),
                    parameters);
        }

        double w(int o, int k) {
            return parameters[OFFSET + o * shape.in + k];
        }

        double b(int o) {
            return parameters[bias + o];
        }

        DMatrixRMaj W() {
            return new DMatrixRMaj(shape.out, shape.in, true, Arrays.copyOfRange(parameters, OFFSET, bias));
        }

        DMatrixRMaj affine() {
            DMatrixRMaj Y = new DMatrixRMaj(shape.n, shape.out);
            new JavaProducts().affine(X, parameters, OFFSET, Y);
            return Y;
        }

        DMatrixRMaj inputGradient() {
            DMatrixRMaj dX = new DMatrixRMaj(shape.n, shape.in);
            new JavaProducts().inputGradient(dY, parameters, OFFSET, dX);
            return dX;
        }

        /** Between the parameters' neighbours; the parameters themselves stand for what was there before. */
        double[] parameterGradient() {
            double[] gradient = parameters.clone();
            new JavaProducts().parameterGradient(dY, X, gradient, OFFSET);
            return gradient;
        }

        private static DMatrixRMaj random(int rows, int columns, RandomStream stream) {
            DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
            Arrays.setAll(matrix.data, i -> stream.nextUniform(1));
            return matrix;
        }
    }
}
