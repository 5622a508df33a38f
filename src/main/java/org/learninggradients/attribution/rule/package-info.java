/**
 * Rules by which relevance passes one layer, and the backward pass that applies them. Start with {@link
 * org.learninggradients.attribution.rule.Rule} and {@link org.learninggradients.attribution.rule.BackwardPass}.
 */
@NullMarked
package org.learninggradients.attribution.rule;

import org.jspecify.annotations.NullMarked;
