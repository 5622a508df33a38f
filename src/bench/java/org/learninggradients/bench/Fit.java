package org.learninggradients.bench;

import java.util.List;

/**
 * A line y = constant + slope·x by least squares of relative errors: Σ ((constant + slope·x − y) / y)² is smallest.
 *
 * @param constant value at x = 0
 * @param slope rise per unit of x
 */
record Fit(double constant, double slope) {
    /** Fits the points, whose y are all above 0; a fit of two points is exact. */
    static Fit of(List<Double> x, List<Double> y) {
        double w = 0;
        double wx = 0;
        double wxx = 0;
        double wy = 0;
        double wxy = 0;
        for (int i = 0; i < x.size(); i++) {
            double weight = 1 / (y.get(i) * y.get(i));
            w += weight;
            wx += weight * x.get(i);
            wxx += weight * x.get(i) * x.get(i);
            wy += weight * y.get(i);
            wxy += weight * x.get(i) * y.get(i);
        }
        double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
        return new Fit((wy - slope * wx) / w, slope);
    }
}
