/**
 * Rows for training and for trained networks: read, checked, divided, standardised, cut into blocks.
 * Start with {@link org.learninggradients.data.TrainingData}
 * and {@link org.learninggradients.data.InferenceData}.
 */
@NullMarked
package org.learninggradients.data;

import org.jspecify.annotations.NullMarked;
