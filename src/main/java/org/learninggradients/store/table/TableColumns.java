package org.learninggradients.store.table;

import static org.learninggradients.store.table.Column.bool;
import static org.learninggradients.store.table.Column.bytes;
import static org.learninggradients.store.table.Column.integer;
import static org.learninggradients.store.table.Column.long64;
import static org.learninggradients.store.table.Column.number;
import static org.learninggradients.store.table.Column.text;

/** Every column of the tables of a run. {@link Table} says which table has which. */
public final class TableColumns {
    // Which trial a row is about.

    public static final Column<Integer> TRIAL = integer("trial", "number of the trial, from 0");
    public static final Column<String> CONFIGURATION =
            text("configuration", "name of the trial's configuration: everything but seed and split");
    public static final Column<String> ARCHITECTURE =
            text("architecture", "shape of the input and units of each affine layer, such as 30-16-8-1");
    public static final Column<String> ACTIVATION = text("activation", "activation of the hidden layers");
    public static final Column<Long> SEED =
            long64("seed", "seed of the initial weights and of the order of training rows");
    public static final Column<Long> SPLIT_SEED = long64("split_seed", "seed of the split into training and test rows");

    // Which moment, rows and feature it is about.

    public static final Column<Integer> EPOCH = integer("epoch", "number of the epoch, from 1");
    public static final Column<Integer> STEP = integer("step", "number of the step in its epoch, from 1");
    public static final Column<String> METHOD =
            text("method", "name of the attribution method; learning-gradient is the gradient that training computes");
    public static final Column<String> SIDE = text("side", "rows that were looked at: train or test");
    public static final Column<Long> ROW = long64("row", "number of the row in the input, from 0");
    public static final Column<String> FEATURE = text("feature", "name of the feature");
    public static final Column<Integer> FEATURE_INDEX =
            integer("feature_index", "number of the feature, from 0, in the order of the network's inputs");

    // What a trial is and how it ended.

    public static final Column<String> LOSS_FUNCTION = text("loss", "name of the loss that training minimises");
    public static final Column<String> INITIALIZER = text("initializer", "rule that draws the initial weights");
    public static final Column<String> OPTIMIZER = text("optimizer", "name of the optimizer");
    public static final Column<Double> LEARNING_RATE =
            number("learning_rate", "size of a step; loss, gradient and parameters decide its unit");
    public static final Column<Double> MOMENTUM =
            number("momentum", "share of the last step that the next step keeps, from 0 to 1");
    public static final Column<Double> WEIGHT_DECAY =
            number("weight_decay", "factor of the parameters that is added to their gradients");
    public static final Column<Integer> BATCH_SIZE =
            integer("batch_size", "training rows in one step, at most all of them");
    public static final Column<Integer> PARAMETERS =
            integer("parameters", "number of the network's weights and biases");
    public static final Column<String> STATUS =
            text("status", "completed, or diverged where the loss or a parameter stopped being finite");
    public static final Column<Integer> EPOCHS = integer("epochs", "number of epochs that the trial finished");
    public static final Column<Double> TRAIN_LOSS =
            number("train_loss", "mean loss for each training row in the last epoch");
    public static final Column<Double> TRAIN_ACCURACY = number(
            "train_accuracy",
            "share of training rows classified correctly in the last epoch, from 0 to 1; null in a regression");
    public static final Column<Double> TRAIN_R2 = number(
            "train_r2",
            "coefficient of determination on training rows in the last epoch; null unless the task is a regression");
    public static final Column<Double> TEST_LOSS =
            number("test_loss", "mean loss for each test row after the last epoch; null without test rows");
    public static final Column<Double> TEST_ACCURACY = number(
            "test_accuracy",
            "share of test rows classified correctly after the last epoch, from 0 to 1; null in a regression");
    public static final Column<Double> TEST_AUC = number(
            "test_auc",
            "area under the ROC curve on test rows after the last epoch, from 0 to 1; null unless the task is binary");
    public static final Column<Double> TEST_R2 = number(
            "test_r2",
            "coefficient of determination on test rows after the last epoch; null unless the task is a regression");

    // How well a network does after an epoch.

    public static final Column<Double> LOSS = number("loss", "mean loss for each row");
    public static final Column<Double> ACCURACY =
            number("accuracy", "share of rows classified correctly, from 0 to 1; null in a regression");
    public static final Column<Double> AUC = number(
            "auc", "area under the ROC curve, from 0 to 1; null unless the task is binary and the rows are test rows");
    public static final Column<Double> R2 =
            number("r2", "coefficient of determination; null unless the task is a regression");
    public static final Column<Long> EXAMPLES = long64("examples", "number of rows that the figures are means of");

    // What the training rows of a split say about a feature.

    public static final Column<Double> MEAN = number("mean", "mean of the feature, in its own unit");
    public static final Column<Double> STANDARD_DEVIATION =
            number("standard_deviation", "standard deviation of the feature, in its own unit; 0 for a constant one");
    public static final Column<Double> MINIMUM = number("minimum", "smallest value, in the feature's own unit");
    public static final Column<Double> MAXIMUM = number("maximum", "largest value, in the feature's own unit");
    public static final Column<Boolean> CONSTANT =
            bool("constant", "whether all training rows have the same value; such a feature has importance 0");
    public static final Column<String> OTHER_FEATURE =
            text("other_feature", "name of the feature it is correlated with");
    public static final Column<Integer> OTHER_FEATURE_INDEX =
            integer("other_feature_index", "number of that feature, from 0");
    public static final Column<Double> CORRELATION =
            number("correlation", "Pearson's correlation of both features, from -1 to 1; 0 if one of them is constant");

    // What a network pays attention to.

    public static final Column<Double> IMPORTANCE = number(
            "importance",
            "mean |attribution| of the feature as a share of the sum over features, from 0 to 1; null if all are zero");
    public static final Column<Double> IMPORTANCE_BY_EXAMPLE = number(
            "importance_by_example",
            "mean over rows of the feature's share in the row's |attributions|, from 0 to 1; null if all are zero");
    public static final Column<Double> MEAN_ABS = number(
            "mean_abs", "mean of |attribution| over rows; for a gradient, loss per unit of the standardised feature");
    public static final Column<Double> MEAN_SIGNED =
            number("mean_signed", "mean of the attribution over rows, in the unit of mean_abs");
    public static final Column<Integer> RANK = integer(
            "rank",
            "rank of the feature by importance, from 1; of equals the first feature comes first; null if all are zero");
    public static final Column<Long> ZERO_GRADIENT_EXAMPLES =
            long64("zero_gradient_examples", "number of rows whose attributions are all zero");
    public static final Column<Double> EXAMPLE_IMPORTANCE =
            number("importance", "share of the feature in the row's |gradients|, from 0 to 1; null if all are zero");
    public static final Column<Double> GRADIENT = number(
            "gradient", "derivative of the row's loss by the feature, in loss per unit of the standardised feature");

    // Networks.

    public static final Column<byte[]> ONNX = bytes("onnx", "the network as an ONNX file, in double precision");

    private TableColumns() {}
}
