package org.learninggradients.learn.outcome;

import org.learninggradients.learn.importance.ExampleCounts;
import org.learninggradients.net.Task;

/**
 * How well a network does on some rows. A figure that does not exist is NaN.
 *
 * @param loss mean over examples
 * @param accuracy share of right answers; NaN in a regression
 * @param auc area under the ROC curve; NaN unless the task is binary, the rows are few enough and both classes occur
 * @param r2 1 − Σ(y − t)² / Σ(t − mean t)² of a regression with labels that differ; else NaN
 * @param examples number of rows
 */
public record Metrics(double loss, double accuracy, double auc, double r2, long examples) {
    /** Divides sums over rows, once. In a regression the loss is Σ(y − t)² / 2, and {@code labelSquares} is Σ(t − mean t)². */
    static Metrics of(Task task, double loss, ExampleCounts counts, double auc, double labelSquares) {
        boolean regression = task == Task.REGRESSION;
        double accuracy = regression ? Double.NaN : (double) counts.correct() / counts.examples();
        double r2 = regression && labelSquares > 0 ? 1 - 2 * loss / labelSquares : Double.NaN;
        return new Metrics(loss / counts.examples(), accuracy, auc, r2, counts.examples());
    }
}
