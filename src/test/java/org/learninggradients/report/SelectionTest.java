package org.learninggradients.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Questions about all of a run have no conditions, those about a part say which. */
class SelectionTest {
    private static final String QUESTION = """
            SELECT * FROM (
              SELECT * FROM one
              {WHERE pairs})
            {WHERE shown}
            UNION SELECT * FROM other WHERE true {AND epochs}
            ORDER BY epoch""";

    @Test
    void ofAUsualRunAllIsShown() {
        assertThat(Selection.of(new TreeSet<>(List.of(40)), 30, List.of()).fill(QUESTION))
                .isEqualTo("""
                        SELECT * FROM (
                          SELECT * FROM one)
                        UNION SELECT * FROM other WHERE true
                        ORDER BY epoch""");
    }

    @Test
    void ofAWideAndLongRunSomeFeaturesAndEpochs() {
        assertThat(Selection.of(new TreeSet<>(List.of(90, 100)), 1000, List.of(3, 5))
                        .fill(QUESTION))
                .isEqualTo("""
                        SELECT * FROM (
                          SELECT * FROM one
                          WHERE feature_index IN (3, 5) AND other_feature_index IN (3, 5))
                        WHERE feature_index IN (3, 5) AND ((epoch - 1) % 2 = 0 OR epoch IN (90, 100))
                        UNION SELECT * FROM other WHERE true AND ((epoch - 1) % 2 = 0 OR epoch IN (90, 100))
                        ORDER BY epoch""");
    }
}
