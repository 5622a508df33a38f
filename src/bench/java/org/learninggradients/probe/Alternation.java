package org.learninggradients.probe;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.train.TrainingListener;

/** Times steps of a training and runs of a peer in turn: ours, peer, ours, peer. */
final class Alternation implements TrainingListener {
    private final boolean wholeEpochs;
    private final Runnable peer;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> peers = new ArrayList<>();
    private int epoch;
    private long started;

    private Alternation(boolean wholeEpochs, Runnable peer) {
        this.wholeEpochs = wholeEpochs;
        this.peer = peer;
    }

    /** Times steps inside epochs and leaves out the end of each epoch. */
    static Alternation ofSteps(Runnable peer) {
        return new Alternation(false, peer);
    }

    /** Times whole epochs, where an epoch is one step. */
    static Alternation ofEpochs(Runnable peer) {
        return new Alternation(true, peer);
    }

    @Override
    public void onStep(int currentEpoch, long stepsDone, long stepsInAll) {
        double seconds = (System.nanoTime() - started) * 1e-9;
        if (wholeEpochs ? epoch > 0 : epoch == currentEpoch) {
            ours.add(seconds);
            long start = System.nanoTime();
            peer.run();
            peers.add((System.nanoTime() - start) * 1e-9);
        }
        epoch = currentEpoch;
        started = System.nanoTime();
    }

    /** Adds the last {@code count} times of each side, in seconds. Modified: readings. */
    void report(Readings readings, int count) {
        readings.addAll("ours", ours.subList(ours.size() - count, ours.size()));
        readings.addAll("peer", peers.subList(peers.size() - count, peers.size()));
    }
}
