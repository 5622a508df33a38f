/**
 * Rows for training and for trained networks: read and checked cell by cell, divided, standardised, cut into blocks. Start with {@link
 * org.learninggradients.data.TrainingData} and {@link org.learninggradients.data.InferenceData}.
 */
@NullMarked
package org.learninggradients.data;

import org.jspecify.annotations.NullMarked;
