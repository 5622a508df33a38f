package org.learninggradients.data.encode;

import org.apache.spark.api.java.function.Function;
import org.learninggradients.learn.Block;
import org.learninggradients.net.InputStandardization;
import org.learninggradients.net.Standardization;

/** Standardises the blocks of a split by the moments of its training rows, as far as the plan asks for it. */
public final class Standardizer implements Function<Block, Block> {
    private final InputStandardization inputs;
    private final Standardization label;

    /** Standardises features, the label, both or nothing. */
    public Standardizer(TrainingMoments moments, boolean standardize, boolean standardizeLabel) {
        this.inputs = standardize
                ? moments.standardization()
                : InputStandardization.none(moments.features().size());
        this.label = standardizeLabel ? moments.label().standardization() : Standardization.NONE;
    }

    /** How every row's features were standardised. */
    public InputStandardization inputs() {
        return inputs;
    }

    /** How every row's label was standardised. */
    public Standardization label() {
        return label;
    }

    /** The block with all values and labels standardised. Not modified: raw. */
    @Override
    public Block call(Block raw) {
        double[] values = new double[raw.values().length];
        inputs.apply(raw.values(), values);
        double[] labels = new double[raw.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = label.apply(raw.labels()[row]);
        }
        return raw.with(values, labels);
    }
}
