/**
 * The methods of attribution, their options, and the values of a network that they attribute. Start with {@link
 * org.learninggradients.attribution.method.Method} and {@link org.learninggradients.attribution.method.DeepLift}.
 */
@NullMarked
package org.learninggradients.attribution.method;

import org.jspecify.annotations.NullMarked;
