package org.learninggradients.train;

/** The steps done over the whole training, which the listener hears of. */
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
