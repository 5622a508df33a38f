package org.learninggradients.attribution.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.RandomStream;
import org.learninggradients.net.Draw;
import org.learninggradients.net.Network;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Convolution;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Flatten;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;
import org.learninggradients.net.layer.Shape;

/** Networks, inputs and attributed rows for the tests of this package. */
public final class Samples {
    private Samples() {}

    public static DMatrixRMaj rows(int columns, double... values) {
        return new DMatrixRMaj(values.length / columns, columns, true, values);
    }

    /** Modified: the network, whose biases are 0 then. */
    static void clearBiases(Network network) {
        Topology topology = network.topology();
        for (int layer = 0; layer < topology.nodes().size(); layer++) {
            if (topology.layer(layer) instanceof Affine affine) {
                int first = topology.offset(layer) + affine.biasOffset();
                Arrays.fill(network.parameters(), first, first + affine.units(), 0);
            }
        }
    }

    /** The parameters of the dense layer that a linear layer is: what it makes of unit vectors. */
    static double[] asDense(Network network, int index) {
        Topology alone = new Topology(
                network.topology().shape(index), List.of(network.topology().layer(index)));
        int from = network.topology().offset(index);
        double[] own = Arrays.copyOfRange(network.parameters(), from, from + alone.parameterCount());
        Dense dense = new Dense(alone.inputs(), alone.outputs());
        DMatrixRMaj probes = new DMatrixRMaj(dense.inputs() + 1, dense.inputs());
        for (int i = 0; i < dense.inputs(); i++) {
            probes.set(i, i, 1);
        }
        DMatrixRMaj Y = new Network(alone, own).outputs(probes);
        double[] parameters = new double[dense.parameterCount()];
        for (int unit = 0; unit < dense.units(); unit++) {
            double bias = Y.get(dense.inputs(), unit);
            parameters[dense.biasOffset() + unit] = bias;
            for (int i = 0; i < dense.inputs(); i++) {
                parameters[unit * dense.inputs() + i] = Y.get(i, unit) - bias;
            }
        }
        return parameters;
    }

    /** Two to four dense layers, an activation after each but the last. */
    static Topology dense(Activation activation, RandomStream stream) {
        List<Integer> sizes = new ArrayList<>();
        for (int layers = Draw.upTo(3, stream) + 2; layers > 0; layers--) {
            sizes.add(Draw.upTo(6, stream));
        }
        return Topology.dense(sizes, activation, Activation.IDENTITY);
    }

    /** A dense layer, a residual block over it, and a dense layer: a layer and the sum take the values of the first. */
    static Topology residual(Activation activation, RandomStream stream) {
        int width = Draw.upTo(6, stream);
        return Topology.parse(String.format(
                Locale.ROOT,
                "%d %d %s %d sum@1+3 %s %d",
                Draw.upTo(6, stream),
                width,
                activation.label(),
                width,
                activation.label(),
                Draw.upTo(3, stream)));
    }

    /** Two convolutions with all manner of windows, two dense layers, an activation after each but the last, and a pool. */
    static Topology image(Activation activation, RandomStream stream) {
        Shape input = Draw.image(stream);
        List<Layer> layers = new ArrayList<>();
        Shape shape = append(convolution(input, stream), input, layers);
        shape = append(activation, shape, layers);
        shape = append(pool(shape, stream), shape, layers);
        shape = append(convolution(shape, stream), shape, layers);
        if (stream.nextDouble() < 0.5) {
            shape = append(activation, shape, layers);
            shape = append(new Flatten(shape), shape, layers);
        } else {
            shape = append(new Flatten(shape), shape, layers);
            shape = append(activation, shape, layers);
        }
        shape = append(new Dense(shape.size(), Draw.upTo(4, stream)), shape, layers);
        shape = append(activation, shape, layers);
        append(new Dense(shape.size(), Draw.upTo(3, stream)), shape, layers);
        return new Topology(input, layers);
    }

    private static Shape append(Layer layer, Shape input, List<Layer> layers) {
        layers.add(layer);
        return layer.output(input);
    }

    private static Layer convolution(Shape input, RandomStream stream) {
        return new Convolution(input, Draw.upTo(4, stream), Draw.window(input, stream));
    }

    private static Layer pool(Shape input, RandomStream stream) {
        return switch (Draw.upTo(4, stream)) {
            case 1 -> new AveragePool(input, Draw.window(input, stream), stream.nextDouble() < 0.5);
            case 2 -> AveragePool.global(input);
            default -> new MaxPool(input, Draw.window(input, stream));
        };
    }

    /** Attributes these rows at unit 0 of the network as it is. */
    public static Attributor attribute(Method method, Network network, DMatrixRMaj X, DMatrixRMaj references) {
        return attribute(method, new AttributionTarget(network, TargetValue.OUTPUT, OptionalInt.of(0), references), X);
    }

    /** Attributes these rows, which are numbered from 0. */
    public static Attributor attribute(Method method, AttributionTarget target, DMatrixRMaj X) {
        Attributor attributor = new Attributor(method, target, new JavaProducts());
        attributor.reshape(X.numRows);
        attributor.inputs().setTo(X);
        for (int row = 0; row < X.numRows; row++) {
            attributor.rows()[row] = row;
        }
        attributor.attribute();
        return attributor;
    }

    /** The attributions of these rows, unit 0 of the network as it is, in an array of their own. */
    public static double[] attributions(Method method, Network network, DMatrixRMaj X, DMatrixRMaj references) {
        return attribute(method, network, X, references).attributions().copy().data;
    }
}
