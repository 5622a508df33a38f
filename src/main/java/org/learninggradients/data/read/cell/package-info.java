/**
 * Cells of the input: which texts are numbers, what labels there are, how a fault is told.
 * Start with {@link org.learninggradients.data.read.cell.NumberGrammar}
 * and {@link org.learninggradients.data.read.cell.BadCell}.
 */
@NullMarked
package org.learninggradients.data.read.cell;

import org.jspecify.annotations.NullMarked;
