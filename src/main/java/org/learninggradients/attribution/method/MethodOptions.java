package org.learninggradients.attribution.method;

import org.learninggradients.net.Loss;
import org.learninggradients.net.layer.Shape;

/**
 * Options of the methods. Each method reads its own.
 *
 * @param loss whose gradient the learning gradient is
 * @param steps inputs that integrated gradients evaluates between reference and input
 * @param quadrature the points and weights of its integral
 * @param samples noisy inputs of SmoothGrad and VarGrad
 * @param noise the standard deviation of their noise, in units of the inputs as the network takes them
 * @param seed of that noise
 * @param window what occlusion hides at once: channels, height and width; or so many values in a row
 */
public record MethodOptions(
        Loss loss, int steps, Quadrature quadrature, int samples, double noise, long seed, Shape window) {
    /** The options of a method for which none are given. */
    public static final MethodOptions DEFAULTS =
            new MethodOptions(Loss.MSE, 50, Quadrature.MIDPOINT, 50, 0.1, 1, Shape.image(1, 1, 1));
}
