package org.learninggradients.net.layer;

/**
 * Affine layer Y = X·Wᵀ + b. Shapes: X [n, inputs], W [units, inputs], b [units], Y [n, units]. Parameters: W row by row, then b.
 */
public record Dense(int inputs, int units) implements Affine {
    public Dense {
        if (inputs < 1 || units < 1) {
            throw new IllegalArgumentException(
                    "a dense layer has at least 1 input and 1 unit, not " + inputs + " and " + units);
        }
    }

    @Override
    public Shape output(Shape given) {
        Shape.vector(inputs).check("a dense layer", given);
        return Shape.vector(units);
    }

    @Override
    public int fanIn() {
        return inputs;
    }

    @Override
    public int fanOut() {
        return units;
    }

    @Override
    public void forward(LayerPass pass) {
        pass.products().affine(pass.X(), pass.parameters(), pass.offset(), pass.Y());
    }

    /** dX = dY·W. */
    @Override
    public void inputGradient(LayerPass pass) {
        pass.products().inputGradient(pass.dY(), pass.parameters(), pass.offset(), pass.dX());
    }

    /** dW = dYᵀ·X, db = Σ dY. */
    @Override
    public void parameterGradient(LayerPass pass) {
        pass.products().parameterGradient(pass.dY(), pass.X(), pass.gradient(), pass.gradientOffset());
    }

    /** The number of units. */
    @Override
    public String word() {
        return "" + units;
    }
}
