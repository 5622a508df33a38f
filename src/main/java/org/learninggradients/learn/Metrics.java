package org.learninggradients.learn;

/**
 * How well a network does on some rows. NaN where a figure does not exist.
 *
 * @param loss mean over examples
 * @param accuracy share of right answers; NaN in a regression
 * @param auc area under the ROC curve; NaN unless the task is binary, the rows are few enough and both classes occur
 * @param r2 1 − Σ(y−t)² / Σ(t−mean t)² of a regression, else NaN
 * @param examples how many
 */
public record Metrics(double loss, double accuracy, double auc, double r2, long examples) {}
