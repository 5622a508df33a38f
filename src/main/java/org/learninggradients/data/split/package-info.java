/**
 * The division of rows into training and test blocks.
 * Start with {@link org.learninggradients.data.split.Split}
 * and {@link org.learninggradients.data.split.Assignment}.
 */
@NullMarked
package org.learninggradients.data.split;

import org.jspecify.annotations.NullMarked;
