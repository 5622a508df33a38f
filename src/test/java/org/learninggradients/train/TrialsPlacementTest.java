package org.learninggradients.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learninggradients.learn.TrialLeg;
import org.learninggradients.learn.TrialState;

class TrialsPlacementTest {
    @Test
    void trialsThatComeToLittleShareAJob() {
        List<TrialLeg> legs = legs(5000);
        assertThat(TrialsPlacement.groups(legs, leg -> 10_000)).containsExactly(legs);
        assertThat(TrialsPlacement.groups(List.of(), leg -> 1)).isEmpty();
    }

    @Test
    void groupsKeepTheOrderAndStayWithinTheirSizeOrAreOfOneTrial() {
        List<TrialLeg> legs = legs(9);
        List<List<TrialLeg>> groups = TrialsPlacement.groups(legs, leg -> leg.index() == 4 ? 1L << 40 : 100L << 20);
        assertThat(groups).extracting(List::size).containsExactly(2, 2, 1, 2, 2);
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(legs);
    }

    private static List<TrialLeg> legs(int count) {
        return IntStream.range(0, count)
                .mapToObj(index ->
                        new TrialLeg(index, 0, new TrialState(index, 0, 0, false, new double[0], new double[0])))
                .toList();
    }
}
