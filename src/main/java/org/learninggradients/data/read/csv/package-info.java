/**
 * CSV files, read range by range.
 * Start with {@link org.learninggradients.data.read.csv.CsvSource}
 * and {@link org.learninggradients.data.read.csv.CsvRange}.
 */
@NullMarked
package org.learninggradients.data.read.csv;

import org.jspecify.annotations.NullMarked;
