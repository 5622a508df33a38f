package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;

/** Products and scratch memory, which the layers of a network use one after the other. One thread's. */
public final class Workspace {
    private final Products products;
    private final DMatrixRMaj patches = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj sums = new DMatrixRMaj(1, 1);
    private double[] gradient = {};

    /** Empty, with these products. */
    public Workspace(Products products) {
        this.products = products;
    }

    Products products() {
        return products;
    }

    /** A matrix for the values that a window sees, a row a position. Its former values are lost. */
    DMatrixRMaj patches(int rows, int columns) {
        patches.reshape(rows, columns);
        return patches;
    }

    /** A matrix for the sums of all units, a row a position. Its former values are lost. */
    DMatrixRMaj sums(int rows, int columns) {
        sums.reshape(rows, columns);
        return sums;
    }

    /** An array for a part of a gradient, at least so long. Its former values are lost. */
    double[] gradient(int length) {
        if (gradient.length < length) {
            gradient = new double[length];
        }
        return gradient;
    }
}
