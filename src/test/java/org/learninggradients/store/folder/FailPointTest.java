package org.learninggradients.store.folder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.plan.PlanException;

/** A process ends where it is told to, and is told so in one way only. */
class FailPointTest {
    private static final String PROPERTY = "learning-gradients.fail-point";

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":0", "LOCK_TAKEN", "LOCK_TAKEN:", "LOCK_TAKEN:0", "LOCK_TAKEN:x", "LOCK:1", "lock_taken:1"})
    void whatIsNoPlaceAndTimeIsRefused(String end) {
        System.setProperty(PROPERTY, end);
        assertThatThrownBy(FailPoint.LOCK_TAKEN::pass)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(PROPERTY + ": is \"" + end + "\"")
                .hasMessageContaining("MANIFEST_PUBLISHED")
                .message()
                .hasLineCount(1);
    }

    @Test
    void otherPlacesAreInert() {
        FailPoint.LOCK_TAKEN.pass();
        System.setProperty(PROPERTY, "END_RECORDED:1");
        FailPoint.LOCK_TAKEN.pass();
    }
}
