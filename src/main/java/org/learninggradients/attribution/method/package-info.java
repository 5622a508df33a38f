/**
 * The methods of attribution, what they are asked about, and what they compare with. Start with {@link
 * org.learninggradients.attribution.method.Method} and {@link org.learninggradients.attribution.method.DeepLift}.
 */
@NullMarked
package org.learninggradients.attribution.method;

import org.jspecify.annotations.NullMarked;
