package org.learninggradients.explain;

import java.util.List;
import java.util.Optional;
import org.learninggradients.attribution.Explainer;
import org.learninggradients.attribution.Method;
import org.learninggradients.attribution.Subject;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.net.Task;
import org.learninggradients.onnx.Scale;

/**
 * What is asked about every row of a table.
 *
 * @param subject what is explained; rows that name an output unit are explained at that one
 * @param methods how, each by itself
 * @param scaling what the network's inputs are of the table's values
 * @param task what labels stand for, where a method asks for them
 * @param labelScale how they were standardised for training; empty where they were not
 */
public record Question(Subject subject, List<Method> methods, Scaling scaling, Task task, Optional<Scale> labelScale) {
    /** IllegalArgumentException when a method cannot explain the subject. */
    public Question {
        methods = List.copyOf(methods);
        for (Method method : methods) {
            try {
                Explainer unused = new Explainer(method, subject, new JavaProducts());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(method.label() + ": " + e.getMessage(), e);
            }
        }
    }
}
