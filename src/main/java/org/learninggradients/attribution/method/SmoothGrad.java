package org.learninggradients.attribution.method;

import org.learninggradients.math.Products;

/**
 * The mean of d out/dx over noisy inputs (Smilkov et al. 2017, arXiv 1706.03825), signed. The paper gives the noise as a share of the
 * range of the inputs. Here it is in units of the inputs as the network takes them, which are standard deviations for standardised
 * inputs.
 */
record SmoothGrad(Noise noise) implements Method {
    @Override
    public String label() {
        return "smoothgrad";
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
            attributions.setTo(gradients.mean());
        };
    }
}
