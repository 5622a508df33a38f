package org.learninggradients.run;

import java.util.List;
import org.learninggradients.net.InputStandardization;

/**
 * What enters a network.
 *
 * @param features the names of the columns in the network's order; empty where they are unknown
 * @param standardization what is made of the columns' values first
 */
record NetworkInputs(List<String> features, InputStandardization standardization) {
    NetworkInputs {
        features = List.copyOf(features);
    }
}
