package org.learninggradients.probe;

import org.learninggradients.train.TrainingListener;

/** A listener that does nothing. */
final class Silence implements TrainingListener {}
