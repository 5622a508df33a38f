/**
 * Feed-forward networks as graphs of layers: losses, initial weights, and one backward pass that carries the gradient on to the
 * input. Start with {@link org.learninggradients.net.Topology} and {@link org.learninggradients.net.BackPropagation}.
 */
@NullMarked
package org.learninggradients.net;

import org.jspecify.annotations.NullMarked;
