package org.learninggradients.attribution.method;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;
import org.learninggradients.net.Network;
import org.learninggradients.net.Trace;

/** A block of examples with their forward pass through the attributed network. */
public final class Examples {
    private final Trace trace;
    private final DMatrixRMaj targets;
    private long[] rows = {};
    private int[] units = {};

    /** A block of no examples yet. */
    public Examples(Network attributed, Products products) {
        this.trace = new Trace(attributed.topology(), products);
        this.targets = new DMatrixRMaj(1, attributed.topology().outputs());
    }

    public void reshape(int count) {
        trace.reshape(count);
        targets.reshape(count, targets.numCols);
        if (rows.length < count) {
            rows = new long[count];
            units = new int[count];
        }
    }

    public int count() {
        return X().numRows;
    }

    /** [n, inputs]. */
    public DMatrixRMaj X() {
        return trace.inputs();
    }

    /** [n, outputs]. */
    public DMatrixRMaj targets() {
        return targets;
    }

    public Trace trace() {
        return trace;
    }

    /** The number of each row in the data. */
    public long[] rows() {
        return rows;
    }

    /** The attributed output unit of each row. */
    public int[] units() {
        return units;
    }
}
