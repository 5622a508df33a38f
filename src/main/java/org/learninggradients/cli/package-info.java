/**
 * The command line: one class a command, with its arguments, its messages and its exit status. Start with
 * {@link org.learninggradients.cli.Main} and {@link org.learninggradients.cli.TrainCommand}.
 */
@NullMarked
package org.learninggradients.cli;

import org.jspecify.annotations.NullMarked;
