/**
 * Attributions: why a network says what it says of a row, input by input. Start with {@link
 * org.learninggradients.attribution.Attributor} and {@link org.learninggradients.attribution.method.Method}.
 */
@NullMarked
package org.learninggradients.attribution;

import org.jspecify.annotations.NullMarked;
