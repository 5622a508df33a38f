package org.learninggradients.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query as JSON, column by column. Real numbers have six significant digits. Whole numbers are exact: those that a script's
 * number cannot hold are texts. Texts are codes into the list of their distinct values, {@code {"values": […], "codes": […]}}.
 */
final class JsonColumns {
    private static final MathContext DIGITS = new MathContext(6);

    /** The largest number up to which doubles, which are a script's numbers, represent every whole number. */
    private static final long MOST_EXACT = 1L << 53;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonColumns() {}

    static ObjectNode of(String[] names, List<Row> rows) {
        ObjectNode columns = JSON.objectNode();
        for (int column = 0; column < names.length; column++) {
            columns.set(names[column], isText(rows, column) ? texts(rows, column) : numbers(rows, column));
        }
        return columns;
    }

    private static boolean isText(List<Row> rows, int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof String);
    }

    private static ObjectNode texts(List<Row> rows, int column) {
        Map<String, Integer> known = new LinkedHashMap<>();
        ArrayNode codes = JSON.arrayNode();
        for (Row row : rows) {
            String text = row.getString(column);
            if (text == null) {
                codes.addNull();
            } else {
                codes.add(known.computeIfAbsent(text, unused -> known.size()));
            }
        }
        ArrayNode values = JSON.arrayNode();
        known.keySet().forEach(values::add);
        ObjectNode texts = JSON.objectNode();
        texts.set("values", values);
        texts.set("codes", codes);
        return texts;
    }

    private static ArrayNode numbers(List<Row> rows, int column) {
        ArrayNode numbers = JSON.arrayNode();
        rows.forEach(row -> add(numbers, row.get(column)));
        return numbers;
    }

    private static void add(ArrayNode numbers, @Nullable Object value) {
        if (value instanceof Boolean truth) {
            numbers.add(truth ? 1 : 0);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            numbers.add(rounded(number));
        } else if (value instanceof Integer || value instanceof Long) {
            add(numbers, ((Number) value).longValue());
        } else if (value == null || value instanceof Double) {
            numbers.addNull();
        } else {
            throw new IllegalArgumentException("a figure's column has a value of " + value.getClass());
        }
    }

    private static void add(ArrayNode numbers, long whole) {
        if (-MOST_EXACT <= whole && whole <= MOST_EXACT) {
            numbers.add(whole);
        } else {
            numbers.add(Long.toString(whole));
        }
    }

    private static double rounded(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
