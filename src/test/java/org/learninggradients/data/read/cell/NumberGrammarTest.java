package org.learninggradients.data.read.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberGrammarTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "1.5, 1.5",
        "1., 1",
        ".5, 0.5",
        "-.5, -0.5",
        "1e3, 1000",
        "1E3, 1000",
        "1e+3, 1000",
        "25e-2, 0.25",
        "1.e2, 100",
        ".5e1, 5",
        "1e-400, 0"
    })
    void numbersAreRead(String text, double value) {
        assertThat(NumberGrammar.parse(text)).isEqualTo(value);
    }

    @Test
    void theSignOfZeroIsKept() {
        assertThat(1 / NumberGrammar.parse("-0")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", is empty; every row needs a value",
                "\"  \", is empty; every row needs a value",
                "\" 1\", has blanks around it",
                "\"1 \", has blanks around it",
                "\"\t1\", has blanks around it",
                "NaN, is not a finite number",
                "nan, is not a finite number",
                "-Infinity, is not a finite number",
                "+inf, is not a finite number",
                "1e400, is beyond the range of a double",
                "-2e308, is beyond the range of a double",
                "0x1p3, is hexadecimal; write it in decimals",
                "-0X10, is hexadecimal; write it in decimals",
                "1d, ends in a letter of a programming language",
                "1.5F, ends in a letter of a programming language",
                "abc, is not a number",
                "1.2.3, is not a number",
                "., is not a number",
                "-, is not a number",
                "e5, is not a number",
                "1e, is not a number",
                "1e+, is not a number",
                "1e1.5, is not a number",
                "--1, is not a number",
                "1_000, is not a number",
                "1 000, is not a number",
                "\"1,5\", is not a number",
                "\u0661, is not a number",
                "xd, is not a number"
            })
    void whatIsNoNumberHasItsOwnReason(String text, String reason) {
        assertThat(NumberGrammar.parse(text)).as("'%s'", text).isNaN();
        assertThat(NumberGrammar.fault(text)).as("'%s'", text).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12", "+007", "123456789012345678901234567890"})
    void integersHaveDigitsAlone(String text) {
        assertThat(NumberGrammar.isInteger(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.0", "1e3", " 1", "a"})
    void otherTextsAreNoIntegers(String text) {
        assertThat(NumberGrammar.isInteger(text)).as("'%s'", text).isFalse();
    }
}
