/**
 * Rows of CSV and Parquet files, checked cell by cell, divided into training and test rows, standardised and cut into blocks.
 * Start with {@link org.learninggradients.data.Dataset} and {@link org.learninggradients.data.Block}.
 */
@NullMarked
package org.learninggradients.data;

import org.jspecify.annotations.NullMarked;
