package org.learninggradients.plan;

import java.util.List;
import org.learninggradients.net.Task;

/**
 * What the data says of the problem.
 *
 * @param features names of the inputs, in the order of the networks' inputs
 * @param label name of the label
 * @param task what the label stands for
 * @param classes the labels' values in the order of their numbers; empty in a regression
 */
public record Problem(List<String> features, String label, Task task, List<String> classes) {
    public Problem {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }

    /** How many outputs a network for it has. */
    public int outputs() {
        return task.outputs(classes.size());
    }
}
