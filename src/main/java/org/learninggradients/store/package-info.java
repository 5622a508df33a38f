/**
 * The folder of a run: its record, its tables, its networks, and the views that SQL asks. Start with {@link
 * org.learninggradients.store.Run} and {@link org.learninggradients.store.RunWriter}.
 */
@NullMarked
package org.learninggradients.store;

import org.jspecify.annotations.NullMarked;
