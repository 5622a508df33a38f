package org.learninggradients.bench;

/**
 * One size of what grows.
 *
 * @param what is counted, and what is done with it
 * @param size how many
 * @param seconds of the training phase, or of one pass
 * @param bytes of heap that the trials' states or the cached rows take
 * @param readSeconds of reading and splitting; NaN where nothing is read
 */
record GrowthLine(String what, double size, double seconds, double bytes, double readSeconds) {}
