package org.learninggradients.net;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Shape;
import org.learninggradients.net.layer.Window;

/** Random numbers, matrices, networks, images and windows. */
public final class Draw {
    private Draw() {}

    /** One of the numbers 1 to most. */
    public static int upTo(int most, RandomStream stream) {
        return 1 + (int) (most * stream.nextDouble());
    }

    /** Uniform in ±bound. */
    public static DMatrixRMaj matrix(int rows, int columns, double bound, RandomStream stream) {
        double[] data = new double[rows * columns];
        Arrays.setAll(data, i -> stream.nextUniform(bound));
        return new DMatrixRMaj(rows, columns, true, data);
    }

    /** Weights and biases in ±1.5, so that signals neither fade nor saturate. */
    public static Network network(Topology topology, RandomStream stream) {
        return new Network(topology, matrix(1, topology.parameterCount(), 1.5, stream).data);
    }

    /** The shape of an image with one to four channels, rows and columns. */
    public static Shape image(RandomStream stream) {
        return Shape.image(upTo(4, stream), upTo(4, stream), upTo(4, stream));
    }

    /** One that fits the image: sizes and strides from 1 to 4, all padding that a window of a pool may have. */
    public static Window window(Shape image, RandomStream stream) {
        while (true) {
            int height = upTo(4, stream);
            int width = upTo(4, stream);
            int rows = (int) (height * stream.nextDouble());
            int columns = (int) (width * stream.nextDouble());
            if (height <= image.height() + 2 * rows && width <= image.width() + 2 * columns) {
                return new Window(height, width, upTo(4, stream), upTo(4, stream), rows, columns);
            }
        }
    }
}
