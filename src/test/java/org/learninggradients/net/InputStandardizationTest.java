package org.learninggradients.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class InputStandardizationTest {
    private static final List<Standardization> COLUMNS =
            List.of(new Standardization(10, 2), new Standardization(-1, 0.5));

    private static final InputStandardization INPUTS = InputStandardization.of(COLUMNS);

    @Test
    void rowsAreStandardisedColumnByColumn() {
        double[] Z = new double[4];
        INPUTS.apply(new double[] {12, -1, 7, 0}, Z);
        assertThat(Z).containsExactly(1, 0, -1.5, 2);
    }

    @Test
    void oneRowCanBeTakenOutOfMany() {
        double[] z = new double[2];
        INPUTS.applyToRow(new double[] {12, -1, 7, 0}, 1, z);
        assertThat(z).containsExactly(-1.5, 2);
    }

    @Test
    void aLongerArrayKeepsItsRest() {
        double[] Z = {0, 0, 0, 0, 9};
        INPUTS.apply(new double[] {12, -1, 7, 0}, Z);
        assertThat(Z).containsExactly(1, 0, -1.5, 2, 9);
    }

    @Test
    void noneLeavesEveryBit() {
        double[] values = {-0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 0.1};
        double[] Z = new double[4];
        InputStandardization.none(2).apply(values, Z);
        assertThat(DoubleStream.of(Z).mapToLong(Double::doubleToRawLongBits))
                .containsExactlyElementsOf(DoubleStream.of(values)
                        .mapToLong(Double::doubleToRawLongBits)
                        .boxed()
                        .toList());
        assertThat(InputStandardization.none(2).columns()).containsExactly(Standardization.NONE, Standardization.NONE);
    }

    @Test
    void columnsAreThoseThatWereGiven() {
        assertThat(INPUTS.columns()).isEqualTo(COLUMNS);
    }

    @Test
    void aDeviationOfZeroIsRefused() {
        assertThatThrownBy(() -> InputStandardization.of(List.of(COLUMNS.get(0), new Standardization(3, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input 1 is scaled by a standard deviation of 0");
    }
}
