package org.learninggradients.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochsTest {
    private static final int LAST = 4;

    @Test
    void wordsAndListsChooseTheirEpochs() {
        assertThat(chosen("none")).isEmpty();
        assertThat(chosen("all")).containsExactly(1, 2, 3, 4);
        assertThat(chosen("final")).containsExactly(4);
        assertThat(chosen("3")).containsExactly(3);
        assertThat(chosen("3", "1", "3")).containsExactly(1, 3);
        assertThat(chosen()).isEmpty();
    }

    @Test
    void anEmptyListIsTheSameAsNone() {
        assertThat(Epochs.of(List.of())).isEqualTo(Epochs.NONE);
        assertThat(Epochs.parse("key", List.of())).isEqualTo(Epochs.parse("key", List.of("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "1.5", "All", "", "1-3"})
    void otherWordsAreRefusedWithThoseThereAre(String word) {
        assertThatThrownBy(() -> Epochs.parse("networks.epochs", List.of(word)))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("networks.epochs: has '" + word + "'")
                .hasMessageContaining("none, all, final or a list");
    }

    @Test
    void aWordInAListIsRefused() {
        assertThatThrownBy(() -> Epochs.parse("networks.epochs", List.of("1", "final")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("has 'final'");
    }

    @Test
    void listedEpochsLieWithinThePlan() {
        Epochs.of(List.of(1, LAST)).check("key", LAST);
        assertThatThrownBy(() -> Epochs.of(List.of(1, LAST + 1)).check("key", LAST))
                .isInstanceOf(PlanException.class)
                .hasMessage("key: has 5; epochs go from 1 to 4");
    }

    private static List<Integer> chosen(String... words) {
        Epochs epochs = Epochs.parse("key", List.of(words));
        return IntStream.rangeClosed(1, LAST)
                .filter(epoch -> epochs.contains(epoch, LAST))
                .boxed()
                .toList();
    }
}
