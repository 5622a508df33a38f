package org.learninggradients.attribution;

import org.learninggradients.math.Products;

/** The mean of d out/dx over noisy inputs (Smilkov et al. 2017, arXiv 1706.03825), signed. */
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
