package org.learninggradients.attribution.method;

import org.ejml.dense.row.CommonOps_DDRM;
import org.learninggradients.math.Products;

/** The variance of d out/dx over noisy inputs, divided by the number of samples (Adebayo et al. 2018, arXiv 1810.03307). */
record VarGrad(Noise noise) implements Method {
    @Override
    public String label() {
        return "vargrad";
    }

    @Override
    public boolean usesRows() {
        return true;
    }

    @Override
    public MethodPass pass(AttributionTarget target, Products products) {
        NoisyGradients gradients = new NoisyGradients(noise, target.attributedNetwork(), products);
        return (examples, attributions) -> {
            gradients.sample(examples);
            CommonOps_DDRM.divide(gradients.squares(), noise.samples(), attributions);
        };
    }
}
