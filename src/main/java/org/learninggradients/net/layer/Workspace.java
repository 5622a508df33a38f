package org.learninggradients.net.layer;

import org.ejml.data.DMatrixRMaj;
import org.learninggradients.math.Products;

/** What the layers of a pass compute with: products, and memory that serves one layer after the other. One thread's. */
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

    /** For what the places of a window see, a row a place. What was there is lost. */
    DMatrixRMaj patches(int rows, int columns) {
        patches.reshape(rows, columns);
        return patches;
    }

    /** For the sums of all units, a row a place. What was there is lost. */
    DMatrixRMaj sums(int rows, int columns) {
        sums.reshape(rows, columns);
        return sums;
    }

    /** For a part of a gradient, at least so long. What was there is lost. */
    double[] gradient(int length) {
        if (gradient.length < length) {
            gradient = new double[length];
        }
        return gradient;
    }
}
