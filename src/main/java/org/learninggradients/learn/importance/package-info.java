/**
 * What attributions over a set of examples come to: their sums, the importance of each feature, its rank. Start with {@link
 * org.learninggradients.learn.importance.ImportanceSums} and {@link org.learninggradients.learn.importance.Importance}.
 */
@NullMarked
package org.learninggradients.learn.importance;

import org.jspecify.annotations.NullMarked;
