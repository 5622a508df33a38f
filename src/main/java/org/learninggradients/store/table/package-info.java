/**
 * The tables of a run, their columns, and the Parquet files that hold them. Start with {@link
 * org.learninggradients.store.table.Table} and {@link org.learninggradients.store.table.TableFile}.
 */
@NullMarked
package org.learninggradients.store.table;

import org.jspecify.annotations.NullMarked;
