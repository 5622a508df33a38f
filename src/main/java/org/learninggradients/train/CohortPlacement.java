package org.learninggradients.train;

/** Where the steps of a cohort are computed. Every placement gives the same bits. */
sealed interface CohortPlacement extends AutoCloseable permits DataPlacement, TrialsPlacement {
    /** Steps until the last trial has finished so many epochs, if none diverges. */
    long stepsLeft(int epochs);

    /** Takes every trial from where it stands through the epochs up to the last of these. */
    void advance(int firstEpoch, int lastEpoch, Progress progress);

    @Override
    void close();
}
