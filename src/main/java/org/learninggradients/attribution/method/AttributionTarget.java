package org.learninggradients.attribution.method;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Network;

/**
 * The value of a network that is attributed to its inputs, and the inputs that it is compared with.
 *
 * @param network the whole network, with a final sigmoid or softmax where it has one
 * @param value which value of a unit
 * @param unit the output unit, counted from 0; empty for each row's own prediction, the unit of the largest output
 * @param references inputs to compare with [references, inputs], at least one, copied; methods that use them average over them
 */
public record AttributionTarget(Network network, TargetValue value, OptionalInt unit, DMatrixRMaj references) {
    /** IllegalArgumentException when network, unit and references do not fit each other. */
    public AttributionTarget {
        int inputs = network.topology().inputs();
        unit.ifPresent(chosen -> checkUnit(network, chosen));
        if (references.numRows < 1) {
            throw new IllegalArgumentException("there is no reference to compare with");
        }
        if (references.numCols != inputs) {
            throw new IllegalArgumentException(
                    "the network takes " + inputs + " inputs but a reference has " + references.numCols);
        }
        references = references.copy();
    }

    /** IllegalArgumentException when the network has no such output unit. */
    public static void checkUnit(Network network, int unit) {
        int outputs = network.topology().outputs();
        if (unit < 0 || unit >= outputs) {
            throw new IllegalArgumentException(
                    "the network has output units 0 to " + (outputs - 1) + ", and no unit " + unit);
        }
    }

    /** The network whose outputs are the values that are attributed. */
    public Network attributedNetwork() {
        return value.of(network);
    }
}
