package org.learninggradients.store;

import java.util.SortedMap;
import org.learninggradients.plan.Grid;
import org.learninggradients.plan.Problem;

/**
 * The data and the program that a run is computed from, beside its plan.
 *
 * @param problem features, label and task
 * @param grid of all trials
 * @param rows number of rows of the whole input
 * @param trainingRows number of training rows, the same in every split
 * @param fingerprint hash of the parsed rows in order
 * @param versions of this program, Spark and Java
 * @param application identifier that Spark gives this process
 */
public record RunInput(
        Problem problem,
        Grid grid,
        long rows,
        long trainingRows,
        String fingerprint,
        SortedMap<String, String> versions,
        String application) {}
