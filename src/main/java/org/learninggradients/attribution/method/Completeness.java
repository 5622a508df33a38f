package org.learninggradients.attribution.method;

/** Whether a method's attributions sum to out(x) − out(reference). */
public enum Completeness {
    /** They mean something else. */
    NONE,
    /** Up to the error of a numerical integral. */
    APPROXIMATE,
    /** Up to rounding. */
    EXACT
}
