/**
 * The rows of a table explained on Spark, block by block, by the methods of attribution. Start with {@link
 * org.learninggradients.explain.Question} and {@link org.learninggradients.explain.Attributions}.
 */
@NullMarked
package org.learninggradients.explain;

import org.jspecify.annotations.NullMarked;
