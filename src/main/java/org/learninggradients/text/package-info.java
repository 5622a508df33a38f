/**
 * Texts that every room says alike: names and labels, texts that are safe to show, fingerprints. Start with {@link
 * org.learninggradients.text.Shown} and {@link org.learninggradients.text.NearestName}.
 */
@NullMarked
package org.learninggradients.text;

import org.jspecify.annotations.NullMarked;
