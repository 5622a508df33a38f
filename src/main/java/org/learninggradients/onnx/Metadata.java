package org.learninggradients.onnx;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;

/**
 * The meaning of a network's inputs and outputs.
 *
 * @param features names of the inputs, in their order
 * @param scales how each input was standardised, in the same order
 * @param label name of the label
 * @param task what the label stands for
 * @param classes the labels' values in the order of their numbers; empty in a regression
 * @param labelScale how the label of a regression was standardised; empty where it was not
 * @param origin where the network comes from, as texts under free names, such as a trial and an epoch
 */
public record Metadata(
        List<String> features,
        List<Standardization> scales,
        String label,
        Task task,
        List<String> classes,
        Optional<Standardization> labelScale,
        SortedMap<String, String> origin) {
    public Metadata {
        features = List.copyOf(features);
        scales = List.copyOf(scales);
        classes = List.copyOf(classes);
        origin = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(origin)));
        if (scales.size() != features.size()) {
            throw new IllegalArgumentException(
                    "there are " + features.size() + " features but " + scales.size() + " scales");
        }
        checkClasses(task, classes.size());
        if (labelScale.isPresent() && task != Task.REGRESSION) {
            throw new IllegalArgumentException(
                    "a " + task.label() + " label is not standardised, but a scale is given");
        }
    }

    /** How many outputs the network has. */
    public int outputs() {
        return task.outputs(classes.size());
    }

    private static void checkClasses(Task task, int count) {
        boolean possible = switch (task) {
            case BINARY -> count == 2;
            case MULTICLASS -> count >= 2;
            case REGRESSION -> count == 0;
        };
        if (!possible) {
            throw new IllegalArgumentException("a " + task.label() + " label has "
                    + switch (task) {
                        case BINARY -> "2 classes";
                        case MULTICLASS -> "at least 2 classes";
                        case REGRESSION -> "0 classes";
                    }
                    + ", not " + count);
        }
    }
}
