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
 * What is asked about every row of a table.
 *
 * @param target what is explained; rows that name an output unit are explained at that one
 * @param methods how, each by itself
 * @param standardization what the network's inputs are of the table's values
 * @param task what labels stand for, where a method asks for them
 * @param labelScale how they were standardised for training; empty where they were not
 */
public record AttributionRequest(
        AttributionTarget target,
        List<Method> methods,
        InputStandardization standardization,
        Task task,
        Optional<Standardization> labelScale) {
    /** IllegalArgumentException when a method cannot explain the subject. */
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
