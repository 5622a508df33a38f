/**
 * The layers of networks: their shapes, their values, their derivatives. Start with {@link
 * org.learninggradients.net.layer.Layer} and {@link org.learninggradients.net.layer.Dense}.
 */
@NullMarked
package org.learninggradients.net.layer;

import org.jspecify.annotations.NullMarked;
