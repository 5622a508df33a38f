/** Programs that use the library, to copy from. Start with {@link org.learninggradients.examples.LeadingFeatures}. */
@NullMarked
package org.learninggradients.examples;

import org.jspecify.annotations.NullMarked;
