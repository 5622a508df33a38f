package org.learninggradients.data.read.cell;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each distinct label occurs, up to as many labels as a problem can have classes. Wire form. */
public final class LabelCounts implements Serializable {
    /** Classes that a problem can have. */
    public static final int MOST = 1_000;

    public final double[] numbers;
    public final long[] numberCounts;
    public final String[] texts;
    public final long[] textCounts;
    public final boolean crowded;

    private LabelCounts(Map<Double, Long> numbers, Map<String, Long> texts, boolean crowded) {
        this.numbers =
                numbers.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        this.numberCounts = numbers.values().stream().mapToLong(Long::longValue).toArray();
        this.texts = texts.keySet().toArray(String[]::new);
        this.textCounts = texts.values().stream().mapToLong(Long::longValue).toArray();
        this.crowded = crowded;
    }

    /** Counts the labels of one chunk. */
    public static LabelCounts of(LabelCells labels) {
        TreeMap<Double, Long> numbers = new TreeMap<>();
        TreeMap<String, Long> texts = new TreeMap<>();
        for (int row = 0; row < labels.size() && numbers.size() + texts.size() <= MOST; row++) {
            if (labels.isText(row)) {
                texts.merge(labels.text(row), 1L, Long::sum);
            } else {
                numbers.merge(labels.number(row), 1L, Long::sum);
            }
        }
        labels.anyText().ifPresent(text -> texts.putIfAbsent(text, 1L));
        return of(numbers, texts, labels.crowded());
    }

    /** Adds up the counts of all chunks. */
    public static LabelCounts merged(List<LabelCounts> parts) {
        TreeMap<Double, Long> numbers = new TreeMap<>();
        TreeMap<String, Long> texts = new TreeMap<>();
        boolean crowded = false;
        for (LabelCounts part : parts) {
            for (int i = 0; i < part.numbers.length; i++) {
                numbers.merge(part.numbers[i], part.numberCounts[i], Long::sum);
            }
            for (int i = 0; i < part.texts.length; i++) {
                texts.merge(part.texts[i], part.textCounts[i], Long::sum);
            }
            crowded |= part.crowded;
        }
        return of(numbers, texts, crowded);
    }

    /** Where there are too many labels, none are counted; one text, if there is any, is kept for the message. */
    private static LabelCounts of(Map<Double, Long> numbers, Map<String, Long> texts, boolean crowded) {
        if (crowded || numbers.size() + texts.size() > MOST) {
            texts.keySet().retainAll(texts.keySet().stream().limit(1).toList());
            return new LabelCounts(Map.of(), texts, true);
        }
        return new LabelCounts(numbers, texts, false);
    }

    /** The number of distinct labels that are counted; there are more than {@link #MOST} where {@link #crowded} is true. */
    public int distinct() {
        return numbers.length + texts.length;
    }

    /** Whether any label is a text. */
    public boolean hasTexts() {
        return texts.length > 0;
    }
}
