/** The inner loops of products, as vectors of the machine. Start with {@link org.learninggradients.math.vector.Tile}. */
@NullMarked
package org.learninggradients.math.vector;

import org.jspecify.annotations.NullMarked;
