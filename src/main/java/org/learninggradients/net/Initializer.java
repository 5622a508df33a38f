package org.learninggradients.net;

import org.learninggradients.math.RandomStream;
import org.learninggradients.net.layer.Affine;
import org.learninggradients.text.Labels;

/** A distribution of the initial parameters of affine layers. */
public enum Initializer {
    /** U(±1/√fan-in) for weights and biases, PyTorch's default for linear layers and convolutions. */
    UNIFORM {
        @Override
        void fill(Affine layer, double[] parameters, int offset, RandomStream stream) {
            double bound = 1 / Math.sqrt(layer.fanIn());
            for (int i = 0; i < layer.parameterCount(); i++) {
                parameters[offset + i] = stream.nextUniform(bound);
            }
        }
    },
    /** U(±√(6/(fan-in + fan-out))), biases 0 (Glorot &amp; Bengio, AISTATS 2010, eq. 16). */
    GLOROT {
        @Override
        void fill(Affine layer, double[] parameters, int offset, RandomStream stream) {
            double bound = Math.sqrt(6.0 / (layer.fanIn() + layer.fanOut()));
            for (int i = 0; i < layer.biasOffset(); i++) {
                parameters[offset + i] = stream.nextUniform(bound);
            }
        }
    },
    /** N(0, 2/fan-in), biases 0 (He et al., ICCV 2015, arXiv 1502.01852, eq. 10). */
    HE {
        @Override
        void fill(Affine layer, double[] parameters, int offset, RandomStream stream) {
            double deviation = Math.sqrt(2.0 / layer.fanIn());
            for (int i = 0; i < layer.biasOffset(); i++) {
                parameters[offset + i] = deviation * stream.nextGaussian();
            }
        }
    };

    abstract void fill(Affine layer, double[] parameters, int offset, RandomStream stream);

    /** Initial parameters: a function of the seed and the layers. */
    public double[] parameters(Topology topology, long seed) {
        double[] parameters = new double[topology.parameterCount()];
        RandomStream stream = RandomStream.of(seed, RandomStream.key(topology.word()), RandomStream.key("weights"));
        for (int i = 0; i < topology.nodes().size(); i++) {
            if (topology.layer(i) instanceof Affine affine) {
                fill(affine, parameters, topology.offset(i), stream);
            }
        }
        return parameters;
    }

    /** The name in settings and tables. */
    public String label() {
        return Labels.of(this);
    }
}
