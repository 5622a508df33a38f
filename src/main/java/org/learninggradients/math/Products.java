package org.learninggradients.math;

import org.ejml.data.DMatrixRMaj;

/**
 * The matrix products of a layer, on matrices of examples (rows) and a flat array of parameters. An implementation keeps scratch
 * memory; one thread's.
 */
public interface Products {
    /**
     * Y = X·Wᵀ + b.
     *
     * @param X [n, in]. Not modified.
     * @param parameters W [out, in] from {@code offset}, row by row, then b [out]. Not modified.
     * @param Y [n, out]. Modified.
     */
    void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y);

    /**
     * dX = dY·W.
     *
     * @param dY [n, out]. Not modified.
     * @param parameters W [out, in] from {@code offset}, row by row. Not modified.
     * @param dX [n, in]. Modified.
     */
    void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX);

    /**
     * dW = dYᵀ·X and db = Σ over rows of dY.
     *
     * @param dY [n, out]. Not modified.
     * @param X [n, in]. Not modified.
     * @param gradient dW [out, in] from {@code offset}, row by row, then db [out]. Modified.
     */
    void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset);
}
