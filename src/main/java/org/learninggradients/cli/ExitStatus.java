package org.learninggradients.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.learninggradients.data.read.DataException;
import org.learninggradients.onnx.OnnxException;
import org.learninggradients.plan.PlanException;
import org.learninggradients.spark.ClusterFailure;
import org.learninggradients.store.folder.LockedException;
import org.learninggradients.store.folder.StoreException;

/** How a command ends. The help of the commands and their documentation are made from this list. */
public enum ExitStatus {
    DONE(0, "done"),
    BUG(1, "a bug of this program, such as attributions that are not complete"),
    PLAN(2, "command line, configuration or plan"),
    INPUT(3, "input data or model"),
    OUTPUT(4, "output or storage"),
    DIVERGED(5, "all trials diverged"),
    LOCKED(6, "another process writes the run"),
    CLUSTER(7, "the cluster lost executors again and again; what was committed stays"),
    INTERRUPTED(130, "interrupted by SIGINT (Ctrl-C); what was committed stays"),
    TERMINATED(143, "ended by SIGTERM; what was committed stays");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** The reason for this status, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The meaning of each code, in ascending order of the codes. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitStatus status : values()) {
            meanings.put(String.valueOf(status.code), status.meaning);
        }
        return meanings;
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
