package org.learninggradients.train;

/** Counts steps over the whole training and tells the listener. */
final class Progress {
    private final TrainingListener listener;
    private final long inAll;
    private long done;

    Progress(TrainingListener listener, long stepsInAll) {
        this.listener = listener;
        this.inAll = stepsInAll;
    }

    void advance(int epoch, long steps) {
        done += steps;
        listener.onStep(epoch, done, inAll);
    }
}
