/**
 * Files to checked rows: the columns that are used and their roles, chunks of rows in order, faults by file and line.
 * Start with {@link org.learninggradients.data.read.Source}
 * and {@link org.learninggradients.data.read.ColumnRole}.
 */
@NullMarked
package org.learninggradients.data.read;

import org.jspecify.annotations.NullMarked;
