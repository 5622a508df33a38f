/**
 * Cells to what a network learns from: classes as numbers, moments of columns, standardised blocks.
 * Start with {@link org.learninggradients.data.encode.LabelEncoding}
 * and {@link org.learninggradients.data.encode.Standardizer}.
 */
@NullMarked
package org.learninggradients.data.encode;

import org.jspecify.annotations.NullMarked;
