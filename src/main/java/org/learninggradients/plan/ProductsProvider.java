package org.learninggradients.plan;

import org.learninggradients.text.Labels;

/** The choice of what computes the products of matrices. It changes the last bits of results. */
public enum ProductsProvider {
    /** The program's own products, with the same bits on every machine. */
    JAVA,
    /** The machine's BLAS library, with the same bits on one kind of machine. */
    NATIVE;

    /** The name in settings. */
    public String label() {
        return Labels.of(this);
    }
}
