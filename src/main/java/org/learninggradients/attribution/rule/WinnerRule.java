package org.learninggradients.attribution.rule;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.net.Trace;
import org.learninggradients.net.layer.MaxPool;

/**
 * DeepLIFT at a max pool. A rise of the maximum is due to the largest among the inputs, a fall to the largest among the reference's.
 * With that winner's Δx, its multiplier is m_above · Δy/Δx, and m_above where Δx is 0. The multipliers of overlapping windows add up.
 */
public final class WinnerRule implements Rule {
    private final NetworkLayer layer;
    private final MaxPool pool;
    private final double[] reference;
    private final double[] highest;

    /** Indices of the reference's largest values, one an output. */
    private final int[] winners;

    /** The differences are those from this forward pass of one example. */
    public WinnerRule(NetworkLayer layer, MaxPool pool, Trace reference) {
        this.layer = layer;
        this.pool = pool;
        this.reference = layer.entering(reference).data;
        this.highest = layer.leaving(reference).data;
        this.winners = new int[highest.length];
        pool.slide(
                layer.entering(reference),
                (output, first, rows, columns) -> winners[output] = pool.winner(this.reference, first, rows, columns));
    }

    @Override
    public void pass(Trace trace, DMatrixRMaj above, DMatrixRMaj[] below) {
        DMatrixRMaj X = layer.entering(trace);
        double[] y = layer.leaving(trace).data;
        int inputs = X.numCols;
        int outputs = above.numCols;
        DMatrixRMaj relevance = below[0];
        relevance.zero();
        pool.slide(X, (output, first, rows, columns) -> {
            int start = output / outputs * inputs;
            int own = output % outputs;
            double rise = y[output] - highest[own];
            int winner = rise < 0 ? start + winners[own] : pool.winner(X.data, first, rows, columns);
            double step = X.data[winner] - reference[winner - start];
            relevance.data[winner] += above.data[output] * (step == 0 ? 1 : rise / step);
        });
    }
}
