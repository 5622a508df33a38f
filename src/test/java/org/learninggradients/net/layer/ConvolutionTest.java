package org.learninggradients.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.Tolerance.assertClose;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.learninggradients.Tolerance;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.Products;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.BackPropagation;
import org.learninggradients.net.BackPropagation.Reach;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Loss;
import org.learninggradients.net.Network;
import org.learninggradients.net.Pass;
import org.learninggradients.net.Topology;

class ConvolutionTest {
    /** Its patches take several blocks of lines, of which some hold the end of one example and the beginning of the next. */
    private static final Topology LARGE = alone(Shape.image(3, 40, 40), 2, new Window(9, 9, 1, 1, 4, 4));

    @Test
    void everyOutputIsTheSumThatDefinesIt() {
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < 200; i++) {
            Shape image = Draw.image(stream);
            checkDefinition(alone(image, Draw.upTo(4, stream), Draw.window(image, stream)), stream);
        }
        checkDefinition(LARGE, stream);
        checkDefinition(alone(Shape.image(2, 3, 2), 2, new Window(1, 2, 2, 1, 3, 4)), stream);
    }

    /** A line of 4,985 positions that see 16 numbers each is more than a block holds. */
    @Test
    void aLongLineIsABlockOfItsOwn() {
        checkDefinition(alone(Shape.image(1, 2, 5000), 2, new Window(1, 16, 1, 1, 0, 0)), RandomStream.of(4));
    }

    @Test
    void aBatchGivesWhatItsExamplesGiveAlone() {
        RandomStream stream = RandomStream.of(2);
        Network network = Draw.network(LARGE, stream);
        DMatrixRMaj X = Draw.matrix(3, LARGE.inputs(), 1, stream);
        DMatrixRMaj T = Draw.matrix(3, LARGE.outputs(), 1, stream);
        Pass batch = new Pass(network, Loss.MSE, X, T);
        double[] gradient = new double[LARGE.parameterCount()];
        for (int n = 0; n < 3; n++) {
            Pass alone = new Pass(network, Loss.MSE, row(X, n), row(T, n));
            assertThat(row(new DMatrixRMaj(3, LARGE.outputs(), true, batch.outputs), n).data)
                    .containsExactly(alone.outputs);
            assertThat(row(batch.inputGradients, n).data).containsExactly(alone.inputGradients.data);
            Arrays.setAll(gradient, i -> gradient[i] + alone.gradient[i]);
        }
        assertClose("gradient", batch.gradient, gradient, Tolerance.SUM);
    }

    /** The outputs are linear in weights and inputs: Σ dY·Y = Σ dW·W + Σ db·b, and Σ dX·X is the same without the biases. */
    @Test
    void gradientsOfManyBlocksAreTransposesOfTheForwardPass() {
        RandomStream stream = RandomStream.of(3);
        Network network = Draw.network(LARGE, stream);
        DMatrixRMaj X = Draw.matrix(2, LARGE.inputs(), 1, stream);
        DMatrixRMaj T = Draw.matrix(2, LARGE.outputs(), 1, stream);
        Pass pass = new Pass(network, Loss.MSE, X, T);
        double[] slopes = new double[pass.outputs.length];
        Arrays.setAll(slopes, i -> pass.outputs[i] - T.data[i]);
        double total = dot(slopes, pass.outputs, 0, slopes.length);
        int bias = 2 * 3 * 9 * 9;
        double biases = dot(pass.gradient, network.parameters(), bias, bias + 2);
        double[] sums = {
            dot(pass.gradient, network.parameters(), 0, bias) + biases,
            dot(pass.inputGradients.data, X.data, 0, X.getNumElements()) + biases
        };
        assertClose("sums", sums, new double[] {total, total}, Tolerance.SUM);
    }

    @Test
    void noExamplesHaveAGradientOfZero() {
        double[] gradient = new double[LARGE.parameterCount()];
        Arrays.fill(gradient, 7);
        DMatrixRMaj[] X = {new DMatrixRMaj(0, LARGE.inputs())};
        DMatrixRMaj Y = new DMatrixRMaj(0, LARGE.outputs());
        LARGE.layer(0)
                .parameterGradient(new LayerPass(new Workspace(new JavaProducts()), X, Y)
                        .gradients(Y, X)
                        .parameterGradient(gradient, 0));
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void aSecondPassTakesNoMemory() {
        Shape image = Shape.image(1, 28, 28);
        Convolution first = new Convolution(image, 4, new Window(4, 4, 2, 2, 0, 0));
        MaxPool pool = new MaxPool(first.output(image), new Window(2, 2, 1, 1, 1, 1));
        Topology topology = new Topology(image, List.of(first, Activation.RELU, pool));
        double[] parameters = new double[topology.parameterCount()];
        BackPropagation passes = new BackPropagation(topology, Loss.MSE, Reach.INPUTS, new Nothing());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < 2; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            passes.reshape(8);
            passes.forward(LayerPass.Mode.TRAIN, parameters, 0);
            passes.backward(parameters, 0, parameters, 0);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).as("bytes of a pass over 6,272 pixels").isLessThan(6_272);
    }

    /** Products that leave everything as it is: those of vectors take memory until they are compiled. */
    private static final class Nothing implements Products {
        @Override
        public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {}

        @Override
        public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {}

        @Override
        public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {}
    }

    private static Topology alone(Shape image, int units, Window window) {
        return new Topology(image, List.of(new Convolution(image, units, window)));
    }

    private static void checkDefinition(Topology topology, RandomStream stream) {
        Network network = Draw.network(topology, stream);
        DMatrixRMaj X = Draw.matrix(2, topology.inputs(), 2, stream);
        Convolution layer = (Convolution) topology.layer(0);
        Shape output = layer.output(layer.input());
        double[] expected = new double[2 * output.size()];
        int at = 0;
        for (int n = 0; n < 2; n++) {
            for (int u = 0; u < output.channels(); u++) {
                for (int i = 0; i < output.height(); i++) {
                    for (int j = 0; j < output.width(); j++) {
                        expected[at++] = sum(layer, network, row(X, n).data, u, i, j);
                    }
                }
            }
        }
        assertClose(topology.toString(), network.outputs(X).data, expected, Tolerance.SUM);
    }

    private static double sum(Convolution layer, Network network, double[] x, int u, int i, int j) {
        Shape image = layer.input();
        Window window = layer.window();
        double sum = network.bias(0).data[u];
        double[] W = network.parameters();
        for (int c = 0; c < image.channels(); c++) {
            for (int k = 0; k < window.height(); k++) {
                for (int l = 0; l < window.width(); l++) {
                    int row = i * window.rowStride() - window.rowPadding() + k;
                    int column = j * window.columnStride() - window.columnPadding() + l;
                    if (row >= 0 && row < image.height() && column >= 0 && column < image.width()) {
                        sum += W[((u * image.channels() + c) * window.height() + k) * window.width() + l]
                                * x[(c * image.height() + row) * image.width() + column];
                    }
                }
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static DMatrixRMaj row(DMatrixRMaj matrix, int n) {
        int width = matrix.numCols;
        return new DMatrixRMaj(1, width, true, Arrays.copyOfRange(matrix.data, n * width, (n + 1) * width));
    }
}
