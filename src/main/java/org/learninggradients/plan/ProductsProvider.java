package org.learninggradients.plan;

import java.util.Map;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.NativeProducts;
import org.learninggradients.math.Products;
import org.learninggradients.text.Labels;

/** What computes the products of matrices. It changes the last bits of results. */
public enum ProductsProvider {
    /** Our own: the same bits on every machine. */
    JAVA,
    /** The machine's BLAS library: the same bits on one kind of machine. */
    NATIVE;

    /** What networks compute with, whatever the products. */
    private static final String VECTORS = "jdk.incubator.vector";

    /** The name in settings. */
    public String label() {
        return Labels.of(this);
    }

    /**
     * Products of one thread.
     *
     * @throws PlanException where this process cannot compute them so
     */
    public Products products() {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw new PlanException("this JVM runs without the module " + VECTORS + "; start it with --add-modules="
                    + VECTORS + ", as Spark's own scripts do");
        }
        try {
            return switch (this) {
                case JAVA -> new JavaProducts();
                case NATIVE -> new NativeProducts();
            };
        } catch (IllegalStateException e) {
            throw new PlanException(
                    "train.products", "is " + label() + ", but " + e.getMessage() + ", or take train.products = java");
        }
    }

    /**
     * Tells early what {@link #products} would.
     *
     * @throws PlanException where this process cannot compute products so
     */
    public void check() {
        Products unused = products();
    }

    /** What the environment of a process that computes must have before it starts. */
    public Map<String, String> environment() {
        return switch (this) {
            case JAVA -> Map.of();
            case NATIVE -> NativeProducts.ENVIRONMENT;
        };
    }
}
