package org.learninggradients.cli;

import org.learninggradients.data.read.DataException;
import org.learninggradients.onnx.OnnxException;
import org.learninggradients.plan.PlanException;
import org.learninggradients.spark.ClusterFailure;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.StoreException;

/** How a command ends. */
public enum ExitStatus {
    DONE(0),
    BUG(1),
    PLAN(2),
    INPUT(3),
    OUTPUT(4),
    DIVERGED(5),
    LOCKED(6),
    CLUSTER(7);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The status that belongs to a failure, or to what caused it. */
    public static ExitStatus of(Throwable failure) {
        if (failure instanceof PlanException) {
            return PLAN;
        }
        if (failure instanceof DataException || failure instanceof OnnxException) {
            return INPUT;
        }
        if (failure instanceof LockedException) {
            return LOCKED;
        }
        if (failure instanceof StoreException) {
            return OUTPUT;
        }
        return ClusterFailure.message(failure).isPresent() ? CLUSTER : BUG;
    }
}
