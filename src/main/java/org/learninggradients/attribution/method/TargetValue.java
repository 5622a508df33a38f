package org.learninggradients.attribution.method;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.net.Network;
import org.learninggradients.net.Node;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Layer;
import org.learninggradients.net.layer.Softmax;

/** The value of an output unit that is attributed. */
public enum TargetValue {
    /** The value before the sigmoid or softmax that makes the outputs; the output of a network that ends with neither. */
    LOGIT {
        @Override
        public Network of(Network network) {
            Topology topology = network.topology();
            int output = topology.outputNode();
            Layer layer = topology.layer(output);
            if (layer != Activation.SIGMOID && !(layer instanceof Softmax)) {
                return network;
            }
            List<Node> nodes = new ArrayList<>(topology.nodes());
            nodes.set(output, new Node(Activation.IDENTITY, nodes.get(output).inputs()));
            return new Network(Topology.graph(topology.inputShape(), nodes), network.parameters());
        }
    },
    /** The output of the network. */
    OUTPUT {
        @Override
        public Network of(Network network) {
            return network;
        }
    };

    /** The network whose outputs are these values. It shares the parameters. */
    public abstract Network of(Network network);
}
