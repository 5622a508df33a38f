package org.learninggradients.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** JsonColumns of a query as JSON. */
class JsonColumnsTest {
    private static String json(@Nullable Object... values) {
        List<Row> rows = Arrays.stream(values).map(RowFactory::create).toList();
        return JsonColumns.of(new String[] {"x"}, rows).get("x").toString();
    }

    @Test
    void wholeNumbersKeepAllDigits() {
        assertThat(json(1L, -9007199254740992L, 9007199254740993L, Long.MIN_VALUE, null, 7))
                .isEqualTo("[1,-9007199254740992,\"9007199254740993\",\"-9223372036854775808\",null,7]");
    }

    @Test
    void otherNumbersKeepSix() {
        assertThat(json(1 / 3.0, -1234567.8, 1e-300 / 7, Double.NaN, Double.NEGATIVE_INFINITY, null))
                .isEqualTo("[0.333333,-1234570.0,1.42857E-301,null,null,null]");
    }

    @Test
    void textsArePlacesInTheListOfThoseThatThereAre() {
        assertThat(json("b", "a", null, "b", "9007199254740993"))
                .isEqualTo("{\"values\":[\"b\",\"a\",\"9007199254740993\"],\"codes\":[0,1,null,0,2]}");
    }
}
