package org.learninggradients.data.read.cell;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels of consecutive rows, each a number or a text. Wire form. */
public final class LabelCells implements Serializable {
    /** Distinct texts that are kept: one more than the classes that a problem can have. */
    static final int MOST_TEXTS = 1_001;

    private static final int NUMBER = -1;

    private final double[] numbers;
    private final int[] texts;
    private final String[] dictionary;
    private final boolean crowded;

    private LabelCells(double[] numbers, int[] texts, String[] dictionary, boolean crowded) {
        this.numbers = numbers;
        this.texts = texts;
        this.dictionary = dictionary;
        this.crowded = crowded;
    }

    /** The number of rows. */
    public int size() {
        return numbers.length;
    }

    /** Whether there are more distinct texts than are kept. The first text then stands for those that are not. */
    boolean crowded() {
        return crowded;
    }

    /** One of the texts, if there are any. */
    Optional<String> anyText() {
        return Arrays.stream(dictionary).findFirst();
    }

    /** Whether the label of a row is a text. */
    public boolean isText(int row) {
        return texts[row] != NUMBER;
    }

    /** The label of a row that is a number. */
    public double number(int row) {
        return numbers[row];
    }

    /** The label of a row as a text. */
    public String text(int row) {
        return isText(row) ? dictionary[texts[row]] : text(numbers[row]);
    }

    /** A number as the name of a class: an integer has no fraction. */
    public static String text(double number) {
        boolean integer = number == Math.rint(number) && Math.abs(number) < 1e15;
        return integer ? Long.toString((long) number) : Double.toString(number);
    }

    /** Collects labels row by row. */
    public static final class Builder {
        private double[] numbers = new double[64];
        private int[] texts = new int[64];
        private final List<String> dictionary = new ArrayList<>();
        private final Map<String, Integer> positions = new HashMap<>();
        private boolean crowded;
        private int size;

        /** Adds a row whose label is a number. */
        public void add(double number) {
            add(number, NUMBER);
        }

        /** Adds a row whose label is a text. */
        public void add(String text) {
            Integer position = positions.get(text);
            if (position == null) {
                crowded |= dictionary.size() == MOST_TEXTS;
                position = crowded ? 0 : remember(text);
            }
            add(0, position);
        }

        /** The labels of all rows. */
        public LabelCells build() {
            return new LabelCells(
                    Arrays.copyOf(numbers, size),
                    Arrays.copyOf(texts, size),
                    dictionary.toArray(String[]::new),
                    crowded);
        }

        private int remember(String text) {
            positions.put(text, dictionary.size());
            dictionary.add(text);
            return dictionary.size() - 1;
        }

        private void add(double number, int text) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
                texts = Arrays.copyOf(texts, 2 * size);
            }
            numbers[size] = number;
            texts[size++] = text;
        }
    }
}
