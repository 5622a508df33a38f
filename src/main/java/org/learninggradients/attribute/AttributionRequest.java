package org.learninggradients.attribute;

import java.util.List;
import java.util.Optional;
import org.learninggradients.attribution.Attributor;
import org.learninggradients.attribution.method.AttributionTarget;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;

/**
 * What is to be attributed for every row of a table, and how.
 *
 * @param target the network and its output; a row that names an output unit is attributed at that unit
 * @param methods each of them attributes every row
 * @param standardization makes the network's inputs of the table's values
 * @param task what labels stand for, where a method uses them
 * @param labelScale how labels were standardised for training; empty where they were not
 */
public record AttributionRequest(
        AttributionTarget target,
        List<Method> methods,
        InputStandardization standardization,
        Task task,
        Optional<Standardization> labelScale) {
    /** A valid request. IllegalArgumentException when a method cannot attribute the target. */
    public AttributionRequest {
        methods = List.copyOf(methods);
        for (Method method : methods) {
            try {
                Attributor unused = new Attributor(method, target, new JavaProducts());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(method.label() + ": " + e.getMessage(), e);
            }
        }
    }
}
