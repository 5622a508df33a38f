/**
 * Why a network says what it says of a row, input by input: rules for each kind of layer over one backward pass, and methods made of
 * them. Start with {@link org.learninggradients.attribution.Method} and {@link org.learninggradients.attribution.Explainer}.
 */
@NullMarked
package org.learninggradients.attribution;

import org.jspecify.annotations.NullMarked;
