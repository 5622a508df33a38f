package org.learninggradients.bench.report;

/**
 * The measurement of one size.
 *
 * @param what the quantity that grows, and the work that is timed
 * @param size the quantity
 * @param seconds time of the training phase, or of one pass
 * @param bytes heap in bytes that the states of trials or the cached rows take
 * @param readSeconds seconds of reading and splitting; NaN where nothing is read
 */
public record GrowthLine(String what, double size, double seconds, double bytes, double readSeconds) {}
