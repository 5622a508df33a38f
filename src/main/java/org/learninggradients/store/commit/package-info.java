/**
 * Commits: files of tables that appear whole or not at all, checkpoints, manifests. Start with {@link
 * org.learninggradients.store.commit.Commits} and {@link org.learninggradients.store.commit.Manifest}.
 */
@NullMarked
package org.learninggradients.store.commit;

import org.jspecify.annotations.NullMarked;
