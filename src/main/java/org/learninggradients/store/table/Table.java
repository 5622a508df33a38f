package org.learninggradients.store.table;

import java.util.ArrayList;
import java.util.List;
import org.learninggradients.text.Labels;

/** The tables of a run: tidy, long, snake_case. A value that does not exist is null. */
public enum Table {
    TRIALS(
            "One row for each trial: what it is and how it ended. It is written when the run is complete.",
            ofTrial(
                    TableColumns.LOSS_FUNCTION,
                    TableColumns.INITIALIZER,
                    TableColumns.OPTIMIZER,
                    TableColumns.LEARNING_RATE,
                    TableColumns.MOMENTUM,
                    TableColumns.WEIGHT_DECAY,
                    TableColumns.BATCH_SIZE,
                    TableColumns.PARAMETERS,
                    TableColumns.STATUS,
                    TableColumns.EPOCHS,
                    TableColumns.TRAIN_LOSS,
                    TableColumns.TRAIN_ACCURACY,
                    TableColumns.TRAIN_R2,
                    TableColumns.TEST_LOSS,
                    TableColumns.TEST_ACCURACY,
                    TableColumns.TEST_AUC,
                    TableColumns.TEST_R2)),
    FEATURES(
            "One row for each feature of each split: what its training rows say about it.",
            List.of(
                    TableColumns.SPLIT_SEED,
                    TableColumns.FEATURE,
                    TableColumns.FEATURE_INDEX,
                    TableColumns.MEAN,
                    TableColumns.STANDARD_DEVIATION,
                    TableColumns.MINIMUM,
                    TableColumns.MAXIMUM,
                    TableColumns.CONSTANT)),
    CORRELATIONS(
            "One row for each ordered pair of features of each split, for at most 500 features.",
            List.of(
                    TableColumns.SPLIT_SEED,
                    TableColumns.FEATURE,
                    TableColumns.FEATURE_INDEX,
                    TableColumns.OTHER_FEATURE,
                    TableColumns.OTHER_FEATURE_INDEX,
                    TableColumns.CORRELATION)),
    METRICS(
            "One row for each trial, epoch and side. Training rows: means over the epoch's steps, each before its update. Test rows: the"
                    + " network after the last step.",
            ofTrial(
                    TableColumns.EPOCH,
                    TableColumns.SIDE,
                    TableColumns.LOSS,
                    TableColumns.ACCURACY,
                    TableColumns.AUC,
                    TableColumns.R2,
                    TableColumns.EXAMPLES)),
    IMPORTANCE("One row for each trial, epoch, method and feature.", importance(TableColumns.EPOCH)),
    IMPORTANCE_STEPS(
            "One row for each trial, epoch, step and feature, about the rows of that step; only where importance.steps asks for it.",
            importance(TableColumns.EPOCH, TableColumns.STEP)),
    IMPORTANCE_EXAMPLES(
            "One row for each trial, epoch, data row and feature; only after the epochs in importance.examples.epochs.",
            ofTrial(
                    TableColumns.EPOCH,
                    TableColumns.METHOD,
                    TableColumns.SIDE,
                    TableColumns.ROW,
                    TableColumns.FEATURE,
                    TableColumns.FEATURE_INDEX,
                    TableColumns.EXAMPLE_IMPORTANCE,
                    TableColumns.GRADIENT,
                    TableColumns.RANK)),
    NETWORKS(
            "One row for each network that is kept: after the last epoch and after those in networks.epochs.",
            List.of(TableColumns.TRIAL, TableColumns.EPOCH, TableColumns.ONNX));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf cannot change
    private final List<Column<?>> columns;

    Table(String description, List<Column<?>> columns) {
        this.description = description;
        this.columns = List.copyOf(columns);
    }

    private static List<Column<?>> ofTrial(Column<?>... further) {
        List<Column<?>> columns = new ArrayList<>(List.of(
                TableColumns.TRIAL,
                TableColumns.CONFIGURATION,
                TableColumns.ARCHITECTURE,
                TableColumns.ACTIVATION,
                TableColumns.SEED,
                TableColumns.SPLIT_SEED));
        columns.addAll(List.of(further));
        return columns;
    }

    private static List<Column<?>> importance(Column<?>... time) {
        List<Column<?>> columns = ofTrial(time);
        columns.addAll(List.of(
                TableColumns.METHOD,
                TableColumns.SIDE,
                TableColumns.FEATURE,
                TableColumns.FEATURE_INDEX,
                TableColumns.IMPORTANCE,
                TableColumns.IMPORTANCE_BY_EXAMPLE,
                TableColumns.MEAN_ABS,
                TableColumns.MEAN_SIGNED,
                TableColumns.RANK,
                TableColumns.EXAMPLES,
                TableColumns.ZERO_GRADIENT_EXAMPLES));
        return columns;
    }

    /** The columns, in the order of the file and of SQL's {@code *}. */
    public List<Column<?>> columns() {
        return columns;
    }

    /** What a row stands for, in one line. */
    public String description() {
        return description;
    }

    /** The name in folders and in SQL. */
    public String label() {
        return Labels.identifier(this);
    }

    /** A row to be filled in. */
    public Rows row() {
        return rows(1);
    }

    /** This many rows to be filled in together. */
    public Rows rows(int count) {
        return new Rows(this, count);
    }
}
