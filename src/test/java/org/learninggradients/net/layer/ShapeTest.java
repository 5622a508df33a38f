package org.learninggradients.net.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    @Test
    void aShapeIsWhatItSays() {
        assertThat(Shape.parse("30")).isEqualTo(Shape.vector(30)).hasToString("30");
        assertThat(Shape.parse("3x28x14")).isEqualTo(Shape.image(3, 28, 14)).hasToString("3x28x14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "1xfoo", "3x", "3xx3", "1x1x9999999999", "1 x1x1"})
    void whatIsNoShapeIsRefused(String description) {
        assertThatThrownBy(() -> Shape.parse(description))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a shape is one size, or channels, height and width as in 3x28x28, not '" + description + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2x2", "0", "3x-1x3", "65536x65536x1"})
    void impossibleSizesAreRefused(String description) {
        assertThatThrownBy(() -> Shape.parse(description))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a shape is one size, or channels, height and width, each at least 1");
    }
}
