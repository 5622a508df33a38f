/**
 * Texts that every room says alike: names and labels, texts that are safe to show, fingerprints. Start with {@link
 * org.learninggradients.text.Labels} and {@link org.learninggradients.text.Shown}.
 */
@NullMarked
package org.learninggradients.text;

import org.jspecify.annotations.NullMarked;
