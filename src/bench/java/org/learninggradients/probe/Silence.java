package org.learninggradients.probe;

import org.learninggradients.train.TrainingListener;

/** Hears everything and keeps nothing. */
final class Silence implements TrainingListener {}
