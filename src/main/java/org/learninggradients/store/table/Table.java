package org.learninggradients.store.table;

import static org.learninggradients.store.table.Column.bool;
import static org.learninggradients.store.table.Column.bytes;
import static org.learninggradients.store.table.Column.integer;
import static org.learninggradients.store.table.Column.long64;
import static org.learninggradients.store.table.Column.number;
import static org.learninggradients.store.table.Column.text;

import java.util.List;
import java.util.stream.Stream;
import org.learninggradients.text.Labels;

/** The tables of a run: tidy, long, snake_case. What does not exist is null. */
public enum Table {
    TRIALS(ofTrial(
            text("loss"),
            text("initializer"),
            text("optimizer"),
            number("learning_rate"),
            number("momentum"),
            number("weight_decay"),
            integer("batch_size"),
            integer("parameters"),
            text("status"),
            integer("epochs"),
            number("train_loss"),
            number("train_accuracy"),
            number("train_r2"),
            number("test_loss"),
            number("test_accuracy"),
            number("test_auc"),
            number("test_r2"))),
    FEATURES(
            long64("split_seed"),
            text("feature"),
            integer("feature_index"),
            number("mean"),
            number("standard_deviation"),
            number("minimum"),
            number("maximum"),
            bool("constant")),
    CORRELATIONS(
            long64("split_seed"),
            text("feature"),
            integer("feature_index"),
            text("other_feature"),
            integer("other_feature_index"),
            number("correlation")),
    METRICS(ofTrial(
            integer("epoch"),
            text("rows"),
            number("loss"),
            number("accuracy"),
            number("auc"),
            number("r2"),
            long64("examples"))),
    IMPORTANCE(importance(integer("epoch"))),
    IMPORTANCE_STEPS(importance(integer("epoch"), integer("step"))),
    IMPORTANCE_EXAMPLES(ofTrial(
            integer("epoch"),
            text("method"),
            text("rows"),
            long64("row"),
            text("feature"),
            integer("feature_index"),
            number("importance"),
            number("gradient"),
            integer("rank"))),
    NETWORKS(integer("trial"), integer("epoch"), bytes("onnx"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<Column> columns;

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    private static Column[] ofTrial(Column... further) {
        return Stream.concat(
                        Stream.of(
                                integer("trial"),
                                text("configuration"),
                                text("architecture"),
                                text("activation"),
                                long64("seed"),
                                long64("split_seed")),
                        Stream.of(further))
                .toArray(Column[]::new);
    }

    private static Column[] importance(Column... time) {
        return ofTrial(Stream.concat(
                        Stream.of(time),
                        Stream.of(
                                text("method"),
                                text("rows"),
                                text("feature"),
                                integer("feature_index"),
                                number("importance"),
                                number("importance_by_example"),
                                number("mean_abs"),
                                number("mean_signed"),
                                integer("rank"),
                                long64("examples"),
                                long64("zero_gradient_examples")))
                .toArray(Column[]::new));
    }

    /** In the order of the values of a row. */
    public List<Column> columns() {
        return columns;
    }

    /** The name in folders and in SQL. */
    public String label() {
        return Labels.identifier(this);
    }
}
