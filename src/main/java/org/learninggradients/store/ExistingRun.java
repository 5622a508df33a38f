package org.learninggradients.store;

/** What happens to a run that is already in the folder that a plan names. */
public enum ExistingRun {
    /** A finished run is left as it is; an interrupted one goes on from its last commit. */
    CONTINUE,
    /** A finished run also takes on the seeds, splits and epochs that the plan adds. */
    EXTEND,
    /** The run is deleted, and training begins anew. */
    REPLACE
}
