/**
 * A run's folder: Parquet tables, networks and checkpoints, committed together, and the views that SQL asks. Start with {@link
 * org.learninggradients.store.Run} and {@link org.learninggradients.store.Table}.
 */
@NullMarked
package org.learninggradients.store;

import org.jspecify.annotations.NullMarked;
