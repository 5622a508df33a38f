/**
 * A folder on a file system of Hadoop's: files, the lock of its writer, failures that name their place. Start with {@link
 * org.learninggradients.store.folder.Folder} and {@link org.learninggradients.store.folder.RunLock}.
 */
@NullMarked
package org.learninggradients.store.folder;

import org.jspecify.annotations.NullMarked;
