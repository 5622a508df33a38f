/**
 * Matrix products, random streams, permutations and sums whose bits depend on their arguments alone, except that those of native
 * products depend on the machine. Start with {@link org.learninggradients.math.OrderedSum} and {@link
 * org.learninggradients.math.Products}.
 */
@NullMarked
package org.learninggradients.math;

import org.jspecify.annotations.NullMarked;
