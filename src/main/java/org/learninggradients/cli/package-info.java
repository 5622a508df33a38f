/**
 * The command line: one class a command, and settings files that become plans. Start with {@link org.learninggradients.cli.Main} and
 * {@link org.learninggradients.cli.TrainCommand}.
 */
@NullMarked
package org.learninggradients.cli;

import org.jspecify.annotations.NullMarked;
