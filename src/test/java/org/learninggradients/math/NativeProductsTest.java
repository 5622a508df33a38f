package org.learninggradients.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;

/** Against the portable products, which have tests of their own. */
class NativeProductsTest {
    private static final int BEYOND = 7;

    private record Shape(int n, int in, int out) {}

    private interface Check {
        void at(Shape shape, Operands operands);
    }

    @BeforeEach
    void withALibrary() {
        BlasLibrary.assumeThere();
    }

    @Test
    void areThePortableProducts() {
        forAllShapes((shape, operands) -> {
            Map<String, double[]> expected = operands.by(new JavaProducts(), 0);
            operands.by(new NativeProducts(), 0)
                    .forEach((name, actual) -> assertClose(
                            name + " of " + shape, actual, expected.getOrDefault(name, new double[0]), Tolerance.SUM));
        });
    }

    @Test
    void theBiasGradientHasTheBitsOfThePortableOne() {
        forAllShapes((shape, operands) -> assertThat(
                        operands.by(new NativeProducts(), 0).get("db"))
                .as("db of %s", shape)
                .isEqualTo(operands.by(new JavaProducts(), 0).get("db")));
    }

    /** Neither do a second call and other arrays. */
    @Test
    void whereParametersLieChangesNoBit() {
        forAllShapes((shape, operands) -> {
            Map<String, double[]> expected = operands.by(new NativeProducts(), 0);
            for (int offset = 1; offset < 8; offset++) {
                String place = " of " + shape + ", offset " + offset;
                operands.by(new NativeProducts(), offset)
                        .forEach((name, actual) ->
                                assertThat(actual).as(name + place).isEqualTo(expected.get(name)));
            }
        });
    }

    private static void forAllShapes(Check check) {
        for (int n = 1; n <= 9; n++) {
            for (int in = 1; in <= 9; in++) {
                for (int out = 1; out <= 9; out++) {
                    at(new Shape(n, in, out), check);
                }
            }
        }
        at(new Shape(1024, 784, 128), check);
        at(new Shape(300, 129, 1), check);
    }

    private static void at(Shape shape, Check check) {
        check.at(shape, new Operands(shape, RandomStream.of(shape.n, shape.in, shape.out)));
    }

    /** Random matrices, each with room beyond its shape, and parameters. */
    private static final class Operands {
        private final Shape shape;
        private final DMatrixRMaj X;
        private final DMatrixRMaj dY;
        private final double[] parameters;

        Operands(Shape shape, RandomStream stream) {
            this.shape = shape;
            this.X = random(shape.n, shape.in, stream);
            this.dY = random(shape.n, shape.out, stream);
            this.parameters = random(1, shape.out * (shape.in + 1), stream).data;
        }

        /** Computes results with NaN around the parameters, in the results and around them. Only the results may change. */
        Map<String, double[]> by(Products products, int offset) {
            int count = shape.out * (shape.in + 1);
            double[] among = among(offset, count);
            System.arraycopy(parameters, 0, among, offset, count);
            DMatrixRMaj Y = unset(shape.n, shape.out);
            DMatrixRMaj dX = unset(shape.n, shape.in);
            double[] gradient = among(offset, count);
            double[][] given = {X.data.clone(), dY.data.clone(), among.clone()};
            products.affine(X, among, offset, Y);
            products.inputGradient(dY, among, offset, dX);
            products.parameterGradient(dY, X, gradient, offset);
            assertThat(Arrays.deepEquals(new double[][] {X.data, dY.data, among}, given))
                    .as("operands are as before")
                    .isTrue();
            int bias = offset + shape.in * shape.out;
            return Map.of(
                    "Y", within(Y.data, 0, shape.n * shape.out),
                    "dX", within(dX.data, 0, shape.n * shape.in),
                    "dW, db", within(gradient, offset, count),
                    "db", Arrays.copyOfRange(gradient, bias, bias + shape.out));
        }

        private static double[] within(double[] data, int offset, int count) {
            for (int i = 0; i < data.length; i++) {
                if (Double.isNaN(data[i]) == (i >= offset && i < offset + count)) {
                    throw new AssertionError("element " + (i - offset) + " of " + count + " is " + data[i]);
                }
            }
            return Arrays.copyOfRange(data, offset, offset + count);
        }

        private static double[] among(int offset, int count) {
            double[] array = new double[offset + count + BEYOND];
            Arrays.fill(array, Double.NaN);
            return array;
        }

        private static DMatrixRMaj unset(int rows, int columns) {
            DMatrixRMaj matrix = new DMatrixRMaj(rows, columns + BEYOND);
            Arrays.fill(matrix.data, Double.NaN);
            matrix.reshape(rows, columns);
            return matrix;
        }

        private static DMatrixRMaj random(int rows, int columns, RandomStream stream) {
            DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
            Arrays.setAll(matrix.data, i -> stream.nextUniform(1));
            return matrix;
        }
    }
}
