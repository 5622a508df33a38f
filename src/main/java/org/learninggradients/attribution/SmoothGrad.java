package org.learninggradients.attribution;

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
    public Attribution attribution(Subject subject, Products products) {
        NoisyGradients gradients = new NoisyGradients(noise, subject.explainedNetwork(), products);
        return (examples, attributions) -> {
            gradients.sample(examples);
            attributions.setTo(gradients.mean());
        };
    }
}
