package org.learninggradients.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.math.JavaProducts;

class PoolTest {
    private static final Shape SQUARE = Shape.image(1, 3, 3);
    private static final double[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    /** 2×2 windows with padding all around, two apart: they see 1, 2 3, 4 7 and 5 6 8 9. */
    private static final Window PADDED = new Window(2, 2, 2, 2, 1, 1);

    @Test
    void maximaAreThoseOfTheWindows() {
        assertThat(forward(new MaxPool(SQUARE, PADDED), NINE)).containsExactly(1, 3, 7, 9);
        assertThat(forward(new MaxPool(SQUARE, new Window(2, 2, 1, 1, 0, 0)), NINE))
                .containsExactly(5, 6, 8, 9);
        assertThat(forward(new MaxPool(Shape.image(3, 1, 3), new Window(1, 2, 1, 2, 0, 0)), NINE))
                .as("three signals")
                .containsExactly(2, 5, 8);
    }

    @Test
    void paddingIsLessThanEveryNumber() {
        double[] negative = {-1, -2, -3, -4, -5, -6, -7, -8, Double.NEGATIVE_INFINITY};
        assertThat(forward(new MaxPool(SQUARE, PADDED), negative)).containsExactly(-1, -2, -4, -5);
        assertThat(forward(new MaxPool(SQUARE, Window.whole(SQUARE)), 1, 2, Double.NaN, 4, 5, 6, 7, 8, 9))
                .containsExactly(Double.NaN);
    }

    @Test
    void theFirstOfEqualsTakesTheGradient() {
        MaxPool pool = new MaxPool(SQUARE, new Window(2, 2, 1, 1, 0, 0));
        assertThat(backward(pool, new double[] {0, 1, 0, 1, 0, 1, 0, 1, 0}, 1, 10, 100, 1000))
                .as("right of left, above below, and what overlaps adds")
                .containsExactly(0, 11, 0, 100, 0, 1000, 0, 0, 0);
        assertThat(backward(pool, new double[9], 1, 10, 100, 1000))
                .as("zeros")
                .containsExactly(1, 10, 0, 100, 1000, 0, 0, 0, 0);
    }

    @Test
    void paddingCountsInAMeanOrNot() {
        assertThat(forward(new AveragePool(SQUARE, PADDED, false), NINE)).containsExactly(1, 2.5, 5.5, 7);
        assertThat(forward(new AveragePool(SQUARE, PADDED, true), NINE)).containsExactly(0.25, 1.25, 2.75, 7);
        assertThat(forward(AveragePool.global(Shape.image(3, 1, 3)), NINE)).containsExactly(2, 5, 8);
    }

    @Test
    void aMeanSharesItsGradient() {
        assertThat(backward(new AveragePool(SQUARE, PADDED, false), NINE, 1, 2, 4, 8))
                .containsExactly(1, 1, 1, 2, 2, 2, 2, 2, 2);
        assertThat(backward(new AveragePool(SQUARE, PADDED, true), NINE, 4, 8, 16, 32))
                .containsExactly(1, 2, 2, 4, 8, 8, 4, 8, 8);
    }

    @Test
    void whereThereIsNoPaddingItCannotCount() {
        Window plain = new Window(2, 2, 1, 1, 0, 0);
        assertThat(new AveragePool(SQUARE, plain, true)).isEqualTo(new AveragePool(SQUARE, plain, false));
    }

    @Test
    void windowsThatSeeNothingAreRefused() {
        Window blind = new Window(2, 2, 1, 1, 2, 0);
        assertThatThrownBy(() -> new MaxPool(SQUARE, blind)).hasMessageContaining("padding 2x0 is not smaller");
        assertThatThrownBy(() -> new AveragePool(SQUARE, blind, true)).hasMessageContaining("padding 2x0");
        assertThatThrownBy(() -> new Window(0, 2, 1, 1, 0, 0)).hasMessageContaining("from 1 to 1048576, not 0x2");
        assertThatThrownBy(() -> new Window(1, 1, 0, 1, 0, 0)).hasMessageContaining("stride");
        assertThatThrownBy(() -> new Window(1, 1, 1, 1, 0, -1)).hasMessageContaining("0x-1");
        assertThatThrownBy(() -> new Window(1 << 20, 1 << 20, 1, 1, 0, 0)).hasMessageContaining("1099511627776 values");
        assertThatThrownBy(() -> new MaxPool(SQUARE, new Window(4, 1, 1, 1, 0, 0)))
                .hasMessageContaining("4x1 does not fit an image of 1x3x3");
        assertThatThrownBy(() -> new MaxPool(Shape.vector(9), PADDED)).hasMessageContaining("a vector of 9");
        Shape wide = Shape.image(1, 1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> new MaxPool(wide, new Window(1, 1, 1, 1 << 20, 0, 0)))
                .hasMessageContaining("at most 1073741824 rows and columns, not an image of 1x1x2147483647");
    }

    private static double[] forward(Layer pool, double... pixels) {
        Shape output = pool instanceof MaxPool max ? max.output(max.input()) : average(pool);
        DMatrixRMaj Y = new DMatrixRMaj(1, output.size());
        pool.forward(pass(row(pixels), Y));
        return Y.data;
    }

    private static Shape average(Layer pool) {
        AveragePool average = (AveragePool) pool;
        return average.output(average.input());
    }

    private static double[] backward(Layer pool, double[] pixels, double... slopes) {
        DMatrixRMaj dX = row(new double[pixels.length]);
        dX.fill(-1);
        pool.inputGradient(
                pass(row(pixels), row(forward(pool, pixels))).gradients(row(slopes), new DMatrixRMaj[] {dX}));
        return dX.data;
    }

    private static LayerPass pass(DMatrixRMaj X, DMatrixRMaj Y) {
        return new LayerPass(new Workspace(new JavaProducts()), new DMatrixRMaj[] {X}, Y);
    }

    private static DMatrixRMaj row(double... values) {
        return new DMatrixRMaj(1, values.length, true, values);
    }
}
