package org.learninggradients.learn;

import java.util.Map;
import org.learninggradients.math.JavaProducts;
import org.learninggradients.math.NativeProducts;
import org.learninggradients.math.Products;
import org.learninggradients.plan.PlanException;
import org.learninggradients.plan.ProductsProvider;

/** The products of matrices that a plan names, on the machine that computes them. */
public final class PlannedProducts {
    /** The JDK's module of vectors, which activations use with every provider. */
    private static final String VECTORS = "jdk.incubator.vector";

    private PlannedProducts() {}

    /**
     * Products for one thread.
     *
     * @throws PlanException where this process lacks the module of vectors, or the provider's library
     */
    public static Products start(ProductsProvider provider) {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw new PlanException("this JVM runs without the module " + VECTORS + "; start it with --add-modules="
                    + VECTORS + ", as Spark's own scripts do");
        }
        try {
            return switch (provider) {
                case JAVA -> new JavaProducts();
                case NATIVE -> new NativeProducts();
            };
        } catch (IllegalStateException e) {
            throw new PlanException(
                    "train.products",
                    "is " + provider.label() + ", but " + e.getMessage() + ", or take train.products = java");
        }
    }

    /**
     * Throws early what {@link #start} would.
     *
     * @throws PlanException as {@link #start}
     */
    public static void check(ProductsProvider provider) {
        Products unused = start(provider);
    }

    /** Variables that the environment of a computing process must have before it starts. */
    public static Map<String, String> environment(ProductsProvider provider) {
        return switch (provider) {
            case JAVA -> Map.of();
            case NATIVE -> NativeProducts.ENVIRONMENT;
        };
    }
}
