package org.learninggradients.data.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.learninggradients.data.read.DataException;
import org.learninggradients.data.read.cell.LabelCells;
import org.learninggradients.data.read.cell.LabelCounts;
import org.learninggradients.data.read.cell.NumberGrammar;
import org.learninggradients.net.Task;

class LabelEncodingTest {
    @Test
    void twoLabelsAreBinaryAndTheLaterIsOne() {
        LabelCells labels = labels("malignant", "benign", "malignant");
        LabelEncoding encoding = inferred(labels);
        assertThat(encoding.task()).isEqualTo(Task.BINARY);
        assertThat(encoding.classes()).containsExactly("benign", "malignant");
        assertThat(encoding.encode(labels)).containsExactly(1, 0, 1);
    }

    @Test
    void numbersCompareByValueAndNotByTheirText() {
        LabelCells labels = labels("10", "9.0", "9", "1e1");
        LabelEncoding encoding = inferred(labels);
        assertThat(encoding.classes()).containsExactly("9", "10");
        assertThat(encoding.encode(labels)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void zeroHasNoSign() {
        assertThat(inferred(labels("-0", "0", "1")).classes()).containsExactly("0", "1");
    }

    @Test
    void textsCompareByCodePoint() {
        String last = "\ud83d\ude00";
        assertThat(inferred(labels(last, "\uffee", "Z", "a")).classes())
                .as("U+1F600 comes after U+FFEE, though its first UTF-16 unit is smaller")
                .containsExactly("Z", "a", "\uffee", last);
    }

    @Test
    void aNumberAmongTextsIsOneOfThem() {
        LabelCells labels = labels("b", "2.0", "2", "a");
        LabelEncoding encoding = inferred(labels);
        assertThat(encoding.task()).isEqualTo(Task.MULTICLASS);
        assertThat(encoding.classes()).containsExactly("2", "a", "b");
        assertThat(encoding.encode(labels)).containsExactly(2, 0, 0, 1);
    }

    @Test
    void integersFromZeroAreClassesUpToAHundred() {
        assertThat(inferred(integers(0, 3)).task()).isEqualTo(Task.MULTICLASS);
        assertThat(inferred(integers(0, 100)).task()).isEqualTo(Task.MULTICLASS);
        assertThat(inferred(integers(0, 101)).task()).isEqualTo(Task.REGRESSION);
        assertThat(inferred(integers(1, 4)).task()).as("1, 2, 3").isEqualTo(Task.REGRESSION);
        assertThat(inferred(labels("0", "1", "2.5")).task()).isEqualTo(Task.REGRESSION);
        assertThat(inferred(integers(0, 5000)).task())
                .as("more than are counted")
                .isEqualTo(Task.REGRESSION);
    }

    @Test
    void aRegressionKeepsItsLabels() {
        LabelCells labels = labels("1.5", "-3", "7");
        assertThat(inferred(labels).classes()).isEmpty();
        assertThat(inferred(labels).encode(labels)).containsExactly(1.5, -3, 7);
    }

    @Test
    void theWantedTaskDecides() {
        LabelEncoding classes = encoding(labels("10", "2.5", "10", "7"), Task.MULTICLASS);
        assertThat(classes.classes()).containsExactly("2.5", "7", "10");
        assertThat(encoding(labels("0", "1"), Task.REGRESSION).classes()).isEmpty();
        assertThat(encoding(integers(0, 1000), Task.MULTICLASS).classes()).hasSize(1000);
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> inferred(labels("1", "1.0")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("label 'y' is the same in every row");
        assertThatThrownBy(() -> encoding(integers(0, 3), Task.BINARY))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 3 distinct values, but a binary task has 2");
        assertThatThrownBy(() -> encoding(integers(0, 1001), Task.MULTICLASS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 1000 distinct values");
    }

    @Test
    void oneTextAmongManyNumbersIsNamed() {
        LabelCells.Builder labels = new LabelCells.Builder();
        IntStream.range(0, 2000).forEach(i -> labels.add((double) i));
        labels.add("12.x");
        assertThatThrownBy(() -> inferred(labels.build()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("among them the text '12.x'")
                .hasMessageContaining("data.task = regression");
    }

    @Test
    void countsOfPartsAddUpToTheWhole() {
        List<LabelCells> parts = List.of(labels("a", "2", "a"), labels("b", "2.0"), labels("a"));
        LabelCounts whole =
                LabelCounts.merged(parts.stream().map(LabelCounts::of).toList());
        LabelEncoding encoding = LabelEncoding.of(whole, Optional.empty(), "y");
        assertThat(encoding.classes()).containsExactly("2", "a", "b");
        assertThat(encoding.strataOf(whole, 6)).containsExactly(2, 3, 1);
        assertThat(encoding.strataOf(LabelCounts.of(parts.get(1)), 2)).containsExactly(1, 0, 1);
    }

    @Test
    void manyTextsOfManyPartsDoNotPileUp() {
        List<LabelCounts> parts = Stream.of(0, 1, 2)
                .map(part -> LabelCounts.of(labels(IntStream.range(0, 600)
                        .mapToObj(i -> "part " + part + " " + i)
                        .toArray(String[]::new))))
                .toList();
        LabelCounts whole = LabelCounts.merged(parts);
        assertThat(whole.crowded).isTrue();
        assertThat(whole.distinct()).isEqualTo(1);
    }

    @Test
    void classesOfANetworkAreInOrder() {
        assertThat(LabelEncoding.of(Task.MULTICLASS, List.of("-1", "2", "10")).classes())
                .containsExactly("-1", "2", "10");
        assertThat(LabelEncoding.of(Task.MULTICLASS, List.of("10", "2", "x")).classes())
                .containsExactly("10", "2", "x");
        for (List<String> classes : List.of(List.of("b", "a"), List.of("10", "2"), List.of("1", "1.0"))) {
            assertThatThrownBy(() -> LabelEncoding.of(Task.BINARY, classes))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("classes are " + String.join(", ", classes));
        }
    }

    private static LabelEncoding inferred(LabelCells labels) {
        return LabelEncoding.of(LabelCounts.of(labels), Optional.empty(), "y");
    }

    private static LabelEncoding encoding(LabelCells labels, Task task) {
        return LabelEncoding.of(LabelCounts.of(labels), Optional.of(task), "y");
    }

    private static LabelCells integers(int start, int end) {
        return labels(IntStream.range(start, end).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /** As a CSV file has them. */
    private static LabelCells labels(String... texts) {
        LabelCells.Builder labels = new LabelCells.Builder();
        for (String text : texts) {
            double number = NumberGrammar.parse(text);
            if (Double.isNaN(number)) {
                labels.add(text);
            } else {
                labels.add(number == 0 ? 0 : number);
            }
        }
        return labels.build();
    }
}
