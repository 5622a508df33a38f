/**
 * Attributions: the shares of the inputs in a network's output, row by row. Start with {@link
 * org.learninggradients.attribution.Attributor} and {@link org.learninggradients.attribution.method.Method}.
 */
@NullMarked
package org.learninggradients.attribution;

import org.jspecify.annotations.NullMarked;
