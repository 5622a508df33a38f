package org.learninggradients.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private enum Shade {
        DARK,
        VERY_DARK,
        LIGHT
    }

    @Test
    void labelsAreInLowerCaseWithHyphens() {
        assertThat(Labels.of(Shade.DARK)).isEqualTo("dark");
        assertThat(Labels.of(Shade.VERY_DARK)).isEqualTo("very-dark");
    }

    @Test
    void identifiersKeepTheirUnderscores() {
        assertThat(Labels.identifier(Shade.VERY_DARK)).isEqualTo("very_dark");
    }

    @Test
    void labelsLeadBackToTheirConstants() {
        for (Shade shade : Shade.values()) {
            assertThat(Labels.named(Shade.class, Labels.of(shade))).isEqualTo(shade);
        }
    }

    @Test
    void anUnknownLabelIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.named(Shade.class, "pale"))
                .withMessage("there is no 'pale'; take one of dark, very-dark, light");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.named(Shade.class, "VERY_DARK"))
                .withMessageStartingWith("there is no 'VERY_DARK'");
    }

    @Test
    void theNearestLabelIsSuggestedWhereOneIsNear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.named(Shade.class, "ligth"))
                .withMessageEndingWith("; did you mean 'light'?");
    }

    @Test
    void anythingWithALabelIsFoundByIt() {
        assertThat(Labels.named(List.of(3, 14, 15), number -> "no. " + number, "no. 14"))
                .isEqualTo(14);
    }
}
