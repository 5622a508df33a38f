package org.learninggradients.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.learninggradients.text.Labels;

/** The views that every run has beside its tables. Each is made from tables and from views before it. */
public enum View {
    IMPORTANCE_MEAN,
    IMPORTANCE_RANK,
    TRIAL_RANKING,
    TOP_SET,
    LOCK_IN,
    STABILITY,
    JACCARD,
    METRICS_MEAN,
    TRIAL_SUMMARY,
    FEATURE_GROUP,
    GROUP_IMPORTANCE,
    METRICS_V1,
    IMPORTANCE_V1,
    IMPORTANCE_EXAMPLES_V1;

    /** The name in SQL. */
    public String label() {
        return Labels.identifier(this);
    }

    /** The query. It begins with comments that say what a row stands for. */
    public String sql() {
        String file = "/sql/" + label() + ".sql";
        try (InputStream in = Objects.requireNonNull(View.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
