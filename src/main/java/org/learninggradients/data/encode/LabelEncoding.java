package org.learninggradients.data.encode;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.cell.BadCell;
import org.learninggradients.data.read.cell.LabelCells;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.read.cell.NumberGrammar;
import org.learninggradients.data.read.cell.TextOrder;
import org.learninggradients.net.Task;

/**
 * What labels stand for. A class is a number from 0, given in the order of the labels: numbers by value, texts by code point. In a
 * regression a label stands for itself. Wire form.
 */
public final class LabelEncoding implements Serializable {
    /** Labels 0 to 99 at most are taken for classes where the plan names no task; more look like a count. */
    private static final int MOST_INFERRED = 100;

    private final Task task;
    private final String[] classes;
    private final double[] values;

    private LabelEncoding(Task task, String[] classes, double[] values) {
        this.task = task;
        this.classes = classes;
        this.values = values;
    }

    /** The encoding of labels for the wanted task, or the task that they look like. DataException where they do not fit the task. */
    public static LabelEncoding of(LabelCounts counts, Optional<Task> wanted, String label) {
        if (!counts.crowded && counts.distinct() == 1) {
            throw new DataException("label '" + label + "' is the same in every row; take another label, or more rows");
        }
        Task task = wanted.orElseGet(() -> inferred(counts));
        if (task == Task.REGRESSION) {
            return new LabelEncoding(task, new String[0], new double[0]);
        }
        checkClasses(task, counts, label);
        if (counts.hasTexts()) {
            return new LabelEncoding(task, sortedTexts(counts), new double[0]);
        }
        String[] classes =
                Arrays.stream(counts.numbers).mapToObj(LabelCells::text).toArray(String[]::new);
        return new LabelEncoding(task, classes, counts.numbers);
    }

    /**
     * The encoding that a network was trained with.
     *
     * @param classes in the order of their numbers; none in a regression
     * @throws DataException when that is not the order of an encoding, or a class is there twice
     */
    public static LabelEncoding of(Task task, List<String> classes) {
        double[] numbers = classes.stream().mapToDouble(NumberGrammar::parse).toArray();
        boolean numbered = Arrays.stream(numbers).noneMatch(Double::isNaN);
        boolean isSorted = IntStream.range(1, numbers.length)
                .allMatch(i -> numbered
                        ? numbers[i - 1] < numbers[i]
                        : TextOrder.BY_CODE_POINT.compare(classes.get(i - 1), classes.get(i)) < 0);
        if (!isSorted) {
            throw new DataException("the network's classes are " + String.join(", ", classes)
                    + "; they must be in the order of numbers, or of texts by code point, each once");
        }
        return new LabelEncoding(task, classes.toArray(String[]::new), numbered ? numbers : new double[0]);
    }

    /** DataException where a label is none of the classes. */
    public void check(LabelCounts counts, String label) {
        if (task == Task.REGRESSION) {
            return;
        }
        Stream<String> unknown = Stream.concat(
                Arrays.stream(counts.numbers)
                        .filter(number -> classOf(number) < 0)
                        .mapToObj(LabelCells::text),
                Arrays.stream(counts.texts).filter(text -> classOf(text) < 0));
        Optional<String> fault = counts.crowded
                ? Optional.of("more than " + LabelCounts.MOST + " distinct values")
                : unknown.findFirst().map(value -> "the value " + BadCell.shown(value));
        if (fault.isPresent()) {
            throw new DataException("label '" + label + "' has " + fault.get() + ", but the network's classes are "
                    + String.join(", ", classes));
        }
    }

    private static Task inferred(LabelCounts counts) {
        if (!counts.crowded && counts.distinct() == 2) {
            return Task.BINARY;
        }
        boolean numbered = !counts.crowded
                && counts.distinct() <= MOST_INFERRED
                && IntStream.range(0, counts.numbers.length).allMatch(i -> counts.numbers[i] == i);
        return counts.hasTexts() || numbered ? Task.MULTICLASS : Task.REGRESSION;
    }

    private static void checkClasses(Task task, LabelCounts counts, String label) {
        String found = counts.crowded ? "more than " + LabelCounts.MOST : Integer.toString(counts.distinct());
        if (task == Task.BINARY && (counts.crowded || counts.distinct() != 2)) {
            throw new DataException("label '" + label + "' has " + found
                    + " distinct values, but a binary task has 2; set data.task = multiclass, or take another label");
        }
        if (counts.crowded) {
            String text = counts.hasTexts() ? ", among them the text " + BadCell.shown(counts.texts[0]) : "";
            throw new DataException(
                    "label '" + label + "' has " + found + " distinct values" + text + ", but a task has at most "
                            + LabelCounts.MOST + " classes; set data.task = regression if they are to be numbers");
        }
    }

    private static String[] sortedTexts(LabelCounts counts) {
        String[] texts = Arrays.copyOf(counts.texts, counts.distinct());
        for (int i = 0; i < counts.numbers.length; i++) {
            texts[counts.texts.length + i] = LabelCells.text(counts.numbers[i]);
        }
        Arrays.sort(texts, TextOrder.BY_CODE_POINT);
        return texts;
    }

    /** What is learned. */
    public Task task() {
        return task;
    }

    /** The labels in the order of their numbers; none in a regression. */
    public List<String> classes() {
        return List.of(classes);
    }

    /** The number of kinds of rows that are divided evenly: the classes, or one in a regression. */
    int strata() {
        return Math.max(1, classes.length);
    }

    /** The stratum of an encoded label. */
    public int stratum(double encoded) {
        return task == Task.REGRESSION ? 0 : (int) encoded;
    }

    /** The numbers that labels stand for. */
    public double[] encode(LabelCells labels) {
        double[] encoded = new double[labels.size()];
        for (int row = 0; row < encoded.length; row++) {
            if (task == Task.REGRESSION) {
                encoded[row] = labels.number(row);
            } else {
                encoded[row] = labels.isText(row) ? classOf(labels.text(row)) : classOf(labels.number(row));
            }
        }
        return encoded;
    }

    /** The rows of every stratum, where the labels of all {@code rows} rows have these counts. */
    public long[] strataOf(LabelCounts counts, long rows) {
        long[] sizes = new long[strata()];
        if (task == Task.REGRESSION) {
            sizes[0] = rows;
            return sizes;
        }
        for (int i = 0; i < counts.numbers.length; i++) {
            sizes[classOf(counts.numbers[i])] += counts.numberCounts[i];
        }
        for (int i = 0; i < counts.texts.length; i++) {
            sizes[classOf(counts.texts[i])] += counts.textCounts[i];
        }
        return sizes;
    }

    private int classOf(double number) {
        return values.length > 0 ? Arrays.binarySearch(values, number) : classOf(LabelCells.text(number));
    }

    private int classOf(String text) {
        return values.length > 0 ? -1 : Arrays.binarySearch(classes, text, TextOrder.BY_CODE_POINT);
    }

    /** A message that says what the labels were taken for, in one line. */
    public String notice(LabelCounts counts) {
        String found = counts.crowded ? "more than " + LabelCounts.MOST : Integer.toString(counts.distinct());
        String meaning = switch (task) {
            case BINARY -> ", '" + classes[1] + "' = 1";
            case MULTICLASS -> ", " + classes.length + " classes";
            case REGRESSION -> "";
        };
        return "task: " + task.label() + meaning + ", inferred from " + found + " distinct labels";
    }
}
