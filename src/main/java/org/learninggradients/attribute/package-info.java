/**
 * The attribution of a table's rows on Spark, block by block. Start with
 * {@link org.learninggradients.attribute.AttributionRequest} and {@link org.learninggradients.attribute.Attributions}.
 */
@NullMarked
package org.learninggradients.attribute;

import org.jspecify.annotations.NullMarked;
