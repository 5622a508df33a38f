/**
 * What a measuring process does: one probe, whose readings go to a file. Start with {@link org.learninggradients.probe.ProbeMain}
 * and {@link org.learninggradients.probe.Readings}.
 */
@NullMarked
package org.learninggradients.probe;

import org.jspecify.annotations.NullMarked;
