package org.learninggradients.net.layer;

import static org.ejml.dense.row.CommonOps_DDRM.addEquals;

import java.util.List;

/** The element-wise sum of values of one shape, as at the end of a residual connection; each of them gets the whole gradient. */
public record Sum() implements Layer {
    static final String WORD = "sum";

    @Override
    public Shape output(Shape given) {
        return given;
    }

    @Override
    public Shape output(List<Shape> given) {
        given.forEach(shape -> given.get(0).check("a sum", shape));
        return given.get(0);
    }

    @Override
    public void forward(LayerPass pass) {
        pass.Y().setTo(pass.X());
        for (int input = 1; input < pass.inputs(); input++) {
            addEquals(pass.Y(), pass.X(input));
        }
    }

    @Override
    public void inputGradient(LayerPass pass) {
        for (int input = 0; input < pass.inputs(); input++) {
            pass.dX(input).setTo(pass.dY());
        }
    }

    @Override
    public String word() {
        return WORD;
    }
}
