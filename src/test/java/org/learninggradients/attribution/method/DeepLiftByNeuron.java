package org.learninggradients.attribution.method;

import java.util.Arrays;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.net.layer.AveragePool;
import org.learninggradients.net.layer.Dense;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.MaxPool;

/** DeepLIFT as its equations say it, neuron by neuron and term by term, for output unit 0. */
final class DeepLiftByNeuron {
    private final DeepLift method;
    private final Network network;
    private final double[][] x;
    private final double[][] r;

    private DeepLiftByNeuron(DeepLift method, Network network, double[][] x, double[][] r) {
        this.method = method;
        this.network = network;
        this.x = x;
        this.r = r;
    }

    static double[] contributions(DeepLift method, Network network, double[] x, double[] reference) {
        double[][] at = values(network, x);
        double[][] from = values(network, reference);
        double[] m = new DeepLiftByNeuron(method, network, at, from).multipliers();
        Arrays.setAll(m, i -> m[i] * (x[i] - reference[i]));
        return m;
    }

    private static double[][] values(Network network, double[] x) {
        int layers = network.topology().nodes().size();
        Trace trace = new Trace(network.topology(), new JavaProducts());
        trace.reshape(1);
        System.arraycopy(x, 0, trace.inputs().data, 0, x.length);
        trace.forward(network.parameters());
        double[][] values = new double[layers + 1][];
        Arrays.setAll(values, i -> trace.value(i).data.clone());
        return values;
    }

    private double[] multipliers() {
        double[] m = new double[network.topology().outputs()];
        m[0] = 1;
        for (int i = network.topology().nodes().size() - 1; i >= 0; i--) {
            Layer layer = network.topology().layer(i);
            if (layer instanceof Activation f) {
                int linear = i - 1;
                while (linear > 0 && network.topology().layer(linear).isIdentity()) {
                    linear--;
                }
                if (linear >= 0 && reveals(network.topology().layer(linear))) {
                    m = revealCancel(f, linear, m);
                    i = linear;
                } else {
                    m = rescale(f, i, m);
                }
            } else if (layer instanceof MaxPool pool) {
                m = winners(pool, i, m);
            } else {
                m = linear(i, m, m);
            }
        }
        return m;
    }

    private boolean reveals(Layer layer) {
        return switch (method) {
            case RESCALE -> false;
            case REVEAL_CANCEL -> layer instanceof Affine || layer instanceof AveragePool;
            case MIXED -> layer instanceof Dense;
        };
    }

    private double[] rescale(Activation f, int layer, double[] above) {
        double[] below = new double[above.length];
        Arrays.setAll(below, j -> above[j] * slope(f, r[layer][j], x[layer][j] - r[layer][j]));
        return below;
    }

    private double[] revealCancel(Activation f, int layer, double[] above) {
        double[] W = Samples.asDense(network, layer);
        int inputs = x[layer].length;
        double[] up = new double[above.length];
        double[] down = new double[above.length];
        for (int j = 0; j < above.length; j++) {
            double rise = 0;
            double fall = 0;
            for (int i = 0; i < inputs; i++) {
                double term = W[j * inputs + i] * (x[layer][i] - r[layer][i]);
                rise += term > 0 ? term : 0;
                fall += term < 0 ? term : 0;
            }
            double z0 = r[layer + 1][j];
            up[j] = above[j] * (slope(f, z0, rise) + slope(f, z0 + fall, rise)) / 2;
            down[j] = above[j] * (slope(f, z0, fall) + slope(f, z0 + rise, fall)) / 2;
        }
        return linear(layer, up, down);
    }

    private double[] linear(int layer, double[] up, double[] down) {
        double[] W = Samples.asDense(network, layer);
        double[] below = new double[x[layer].length];
        for (int i = 0; i < below.length; i++) {
            double step = x[layer][i] - r[layer][i];
            for (int j = 0; j < up.length; j++) {
                double w = W[j * below.length + i];
                double zero = (up[j] + down[j]) / 2;
                below[i] += w * (w * step > 0 ? up[j] : w * step < 0 ? down[j] : zero);
            }
        }
        return below;
    }

    private double[] winners(MaxPool pool, int layer, double[] above) {
        double[] below = new double[x[layer].length];
        int plane = pool.input().height() * pool.input().width();
        int rows = pool.window().rows(pool.input());
        int columns = pool.window().columns(pool.input());
        for (int j = 0; j < above.length; j++) {
            int channel = j / (rows * columns);
            int top = j / columns % rows * pool.window().rowStride()
                    - pool.window().rowPadding();
            int left =
                    j % columns * pool.window().columnStride() - pool.window().columnPadding();
            double rise = x[layer + 1][j] - r[layer + 1][j];
            int winner = -1;
            double[] values = rise < 0 ? r[layer] : x[layer];
            for (int y = Math.max(top, 0);
                    y < Math.min(top + pool.window().height(), pool.input().height());
                    y++) {
                for (int c = Math.max(left, 0);
                        c < Math.min(left + pool.window().width(), pool.input().width());
                        c++) {
                    int i = channel * plane + y * pool.input().width() + c;
                    winner = winner < 0 || values[i] > values[winner] ? i : winner;
                }
            }
            double step = x[layer][winner] - r[layer][winner];
            below[winner] += above[j] * (step == 0 ? 1 : rise / step);
        }
        return below;
    }

    /** (f(z + step) − f(z))/step, or f′(z). */
    private static double slope(Activation f, double z, double step) {
        return step == 0 ? derivative(f, z) : (value(f, z + step) - value(f, z)) / step;
    }

    private static double value(Activation f, double z) {
        return switch (f) {
            case SIGMOID -> 1 / (1 + StrictMath.exp(-z));
            case RELU -> z > 0 ? z : 0;
            case TANH -> StrictMath.tanh(z);
            case IDENTITY -> z;
        };
    }

    private static double derivative(Activation f, double z) {
        double y = value(f, z);
        return switch (f) {
            case SIGMOID -> y * (1 - y);
            case RELU -> z > 0 ? 1 : 0;
            case TANH -> 1 - y * y;
            case IDENTITY -> 1;
        };
    }
}
