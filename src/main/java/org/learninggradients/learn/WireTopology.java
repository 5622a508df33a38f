package org.learninggradients.learn;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.learninggradients.net.Topology;

/** The layers of a network as tasks receive them: their text, from which every process builds them once. Wire form. */
public final class WireTopology implements Serializable {
    private final String text;
    private transient volatile @Nullable Topology topology;

    public WireTopology(Topology topology) {
        this.text = topology.wireForm();
        this.topology = topology;
    }

    /** The layers. Threads that ask for them first at the same time may build them twice, which changes nothing. */
    public Topology topology() {
        Topology built = topology;
        if (built == null) {
            built = Topology.parse(text);
            topology = built;
        }
        return built;
    }
}
