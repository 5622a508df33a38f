package org.learninggradients.plan;

import org.learninggradients.text.Labels;

/** Where steps are computed. It changes no result. */
public enum Placement {
    /** The rows are spread over the cluster; every step is a Spark job of all trials. */
    DATA,
    /** The trials are spread over the cluster, each with all rows; the epochs up to a commit are a Spark job, or several. */
    TRIALS;

    /** The name in settings. */
    public String label() {
        return Labels.of(this);
    }
}
