/**
 * Files to checked rows: which columns are used, chunks of rows in order, faults by file and line. Start with {@link
 * org.learninggradients.data.read.Source} and {@link org.learninggradients.data.read.Chunk}.
 */
@NullMarked
package org.learninggradients.data.read;

import org.jspecify.annotations.NullMarked;
