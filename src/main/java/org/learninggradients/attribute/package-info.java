/**
 * Attributions of the rows of a table on Spark, block by block. Start with {@link
 * org.learninggradients.attribute.AttributionRequest} and {@link org.learninggradients.attribute.Attributions}.
 */
@NullMarked
package org.learninggradients.attribute;

import org.jspecify.annotations.NullMarked;
