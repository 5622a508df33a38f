package org.learninggradients.onnx;

import java.util.Optional;
import org.learninggradients.net.Network;

/**
 * A network and the meaning of its inputs and outputs, which a file from another program does not tell.
 *
 * @param network the layers and their parameters, not copied
 * @param metadata empty where the file has none
 */
public record OnnxModel(Network network, Optional<Metadata> metadata) {
    /** IllegalArgumentException when the network has other inputs or outputs than the metadata names. */
    public OnnxModel {
        metadata.ifPresent(given -> check(network, given));
    }

    private static void check(Network network, Metadata metadata) {
        int inputs = network.topology().inputs();
        if (metadata.features().size() != inputs) {
            throw new IllegalArgumentException("the network takes " + inputs + " inputs but "
                    + metadata.features().size() + " features are named");
        }
        int outputs = network.topology().outputs();
        if (metadata.outputs() != outputs) {
            throw new IllegalArgumentException("the network has " + outputs + " outputs but a "
                    + metadata.task().label() + " label with "
                    + metadata.classes().size() + " classes takes " + metadata.outputs());
        }
    }
}
