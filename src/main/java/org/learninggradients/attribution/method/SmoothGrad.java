package org.learninggradients.attribution.method;

import org.learninggradients.math.Products;

/**
 * The mean of d out/dx over noisy inputs (Smilkov et al. 2017, arXiv 1706.03825), signed. The paper's noise is a share of an input's
 * largest less its smallest value; here it is in units of the inputs as the network takes them: standard deviations where they are
 * standardised.
 */
public record SmoothGrad(Noise noise) implements Method {
    @Override
    public String label() {
        return "smoothgrad";
    }

    @Override
    public boolean usesRows() {
        return true;
    }

    @Override
    public MethodPass attribution(AttributionTarget target, Products products) {
        NoisyGradients gradients = new NoisyGradients(noise, target.attributedNetwork(), products);
        return (examples, attributions) -> {
            gradients.sample(examples);
            attributions.setTo(gradients.mean());
        };
    }
}
