package org.learninggradients.attribution;

import java.util.List;
import org.learninggradients.net.Activation;
import org.learninggradients.net.Layer;
import org.learninggradients.net.Network;
import org.learninggradients.net.Softmax;
import org.learninggradients.net.Topology;

/** Which value of an output unit is explained. */
public enum Explained {
    /** What stands before a final sigmoid or softmax; without one, what leaves the network. */
    LOGIT {
        @Override
        public Network of(Network network) {
            Topology topology = network.topology();
            int last = topology.layers().size() - 1;
            Layer layer = topology.layers().get(last);
            if (layer != Activation.SIGMOID && !(layer instanceof Softmax)) {
                return network;
            }
            List<Layer> rest =
                    last == 0 ? List.of(Activation.IDENTITY) : topology.layers().subList(0, last);
            return new Network(new Topology(topology.shape(0), rest), network.parameters());
        }
    },
    /** What leaves the network. */
    OUTPUT {
        @Override
        public Network of(Network network) {
            return network;
        }
    };

    /** The network whose outputs are these values. It shares the parameters. */
    public abstract Network of(Network network);
}
