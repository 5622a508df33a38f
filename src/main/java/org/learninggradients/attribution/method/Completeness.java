package org.learninggradients.attribution.method;

/** Whether a method's attributions sum to out(x) − out(reference). */
public enum Completeness {
    /** The sum has no such meaning. */
    NONE,
    /** They do up to the error of a numerical integral. */
    APPROXIMATE,
    /** They do up to rounding. */
    EXACT
}
