/**
 * The probes of measuring processes: one probe a process, whose readings go to a file. Start with {@link
 * org.learninggradients.probe.ProbeMain} and {@link org.learninggradients.probe.Readings}.
 */
@NullMarked
package org.learninggradients.probe;

import org.jspecify.annotations.NullMarked;
