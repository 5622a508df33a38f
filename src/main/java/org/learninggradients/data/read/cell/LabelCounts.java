package org.learninggradients.data.read.cell;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each distinct label occurs, as long as there are no more of them than a problem has classes. Wire form. */
public final class LabelCounts implements Serializable {
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

    /** Those of one chunk. */
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

    /** Those of all chunks. */
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

    /** Where there are too many labels, one text is kept to tell of, if there is any. */
    private static LabelCounts of(Map<Double, Long> numbers, Map<String, Long> texts, boolean crowded) {
        if (crowded || numbers.size() + texts.size() > MOST) {
            texts.keySet().retainAll(texts.keySet().stream().limit(1).toList());
            return new LabelCounts(Map.of(), texts, true);
        }
        return new LabelCounts(numbers, texts, false);
    }

    /** How many distinct labels there are, up to {@link #MOST}; more where it is crowded. */
    public int distinct() {
        return numbers.length + texts.length;
    }

    /** Whether any label is no number. */
    public boolean hasTexts() {
        return texts.length > 0;
    }
}
