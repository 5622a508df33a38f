package org.learninggradients.data.read.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvCellsTest {
    private final CsvCells cells = new CsvCells();

    @ParameterizedTest
    @MethodSource
    void linesFallIntoCells(String line, List<String> expected) {
        assertThat(cells.split(line)).as(line).isNull();
        assertThat(found()).as(line).isEqualTo(expected);
    }

    static Stream<Arguments> linesFallIntoCells() {
        return Stream.of(
                Arguments.of("a", List.of("a")),
                Arguments.of("", List.of("")),
                Arguments.of("a,b", List.of("a", "b")),
                Arguments.of("a,", List.of("a", "")),
                Arguments.of(",,", List.of("", "", "")),
                Arguments.of(" a , b", List.of(" a ", " b")),
                Arguments.of("\"a\"", List.of("a")),
                Arguments.of("\"\",\"\"", List.of("", "")),
                Arguments.of("\"a,b\",c", List.of("a,b", "c")),
                Arguments.of("c,\"say \"\"a\"\"\"", List.of("c", "say \"a\"")),
                Arguments.of("\"\"\"\"", List.of("\"")));
    }

    @ParameterizedTest
    @MethodSource
    void brokenLinesAreNamed(String line, String fault) {
        assertThat(cells.split(line)).as(line).contains(fault);
    }

    static Stream<Arguments> brokenLinesAreNamed() {
        return Stream.of(
                Arguments.of("1,\"a", "has a quote that is not closed"),
                Arguments.of("1,\"a\"\"", "has a quote that is not closed"),
                Arguments.of("\"a\"b,1", "has text after a closing quote"),
                Arguments.of("\"a\" ,1", "has text after a closing quote"),
                Arguments.of("5\",1", "has a quote inside a cell"));
    }

    @Test
    void aLineMayHaveManyCells() {
        String line = String.join(
                ",", IntStream.range(0, 1000).mapToObj(Integer::toString).toList());
        assertThat(cells.split(line)).isNull();
        assertThat(String.join(",", found())).isEqualTo(line);
    }

    private List<String> found() {
        return IntStream.range(0, cells.count()).mapToObj(cells::cell).toList();
    }
}
