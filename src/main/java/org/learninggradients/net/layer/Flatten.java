package org.learninggradients.net.layer;

/**
 * An image as a vector, channel by channel, row by row.
 *
 * @param input what enters
 */
public record Flatten(Shape input) implements Layer {
    static final String WORD = "flatten";

    @Override
    public Shape output(Shape given) {
        input.check("a flatten layer", given);
        return Shape.vector(input.size());
    }

    @Override
    public boolean isIdentity() {
        return true;
    }

    @Override
    public void forward(LayerPass pass) {
        System.arraycopy(pass.X().data, 0, pass.Y().data, 0, pass.X().getNumElements());
    }

    @Override
    public void inputGradient(LayerPass pass) {
        System.arraycopy(pass.dY().data, 0, pass.dX().data, 0, pass.dY().getNumElements());
    }

    @Override
    public String word() {
        return WORD;
    }
}
