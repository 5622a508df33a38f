package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.system.DrawnPage.SHOWN;
import static org.learninggradients.system.DrawnPage.limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of agreement, of leading sets and of groups are what the tables say, whatever is chosen. */
class ReportAgreementIT {
    @RegisterExtension
    static final DrawnPage PAGE = new DrawnPage();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 10})
    void howOftenAmongTheFirst(int k) {
        PAGE.choose("frequent", Integer.toString(k));
        PAGE.assertDrawn(
                "SELECT feature, avg(if(rank <= " + k + ", 1, 0)) AS share FROM importance WHERE " + SHOWN
                        + " AND epoch = 5 GROUP BY feature HAVING share > 0",
                """
                const {series, yAxis} = chart('top-frequency');
                return series[0].data.map((share, i) => [yAxis[0].data[i], share]);""");
    }

    @Test
    void lockInCountsEachTrialOnce() {
        PAGE.assertDrawn(
                "SELECT concat(epoch, ' ', censored), count(*) FROM lock_in WHERE " + SHOWN + " AND k = 5 GROUP BY ALL",
                """
                const {series, xAxis} = chart('lock-in');
                return series.flatMap((one, open) => one.data.map((trials, i) => [`${xAxis[0].data[i]} ${open === 1}`, trials])
                  .filter(([, trials]) => trials));""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials", "seeds", "splits"})
    void agreementIsThatOfTheView(String across) {
        PAGE.whileChosen("across", across, () -> {
            PAGE.assertDrawn(
                    "SELECT concat(measure, epoch), avg(value) FROM (SELECT epoch, explode(map('Kendall’s W', kendall_w,"
                            + " 'mean Spearman', spearman, 'Nogueira, first 5', nogueira)) AS (measure, value) FROM stability WHERE "
                            + SHOWN + " AND k = 5 AND across = '" + across + "') GROUP BY ALL",
                    """
                    return chart('agreement').series.filter(one => one.type === 'line')
                      .flatMap(one => one.data.map(([epoch, value]) => [one.name + epoch, value]));""");
            if (across.equals("trials")) {
                PAGE.assertDrawn(
                        "SELECT concat('Nogueira, first 5 ', epoch), nogueira_low, nogueira_high FROM stability WHERE "
                                + SHOWN + " AND k = 5 AND across = 'trials'",
                        "return reached('agreement').map(([{name}, epoch, low, high]) => [`${name} ${epoch}`, low, high]);");
            } else {
                assertThat(PAGE.run("return reached('agreement')"))
                        .as("a mean of several")
                        .isEmpty();
            }
        });
    }

    @Test
    void similarityIsTheMeanOverPairsOfTrials() {
        PAGE.assertDrawn("""
                WITH leading AS (SELECT trial, seed, split_seed, feature FROM importance WHERE %s AND epoch = 5 AND rank <= 5),
                pair AS (
                  SELECT a.split_seed = b.split_seed AS of_a_split, a.seed = b.seed AS of_a_seed, count_if(a.feature = b.feature) AS common
                  FROM leading a JOIN leading b ON a.trial < b.trial
                  GROUP BY a.trial, b.trial, of_a_split, of_a_seed)
                SELECT across, avg(common / (10 - common))
                FROM pair LATERAL VIEW explode(map('all trials', true, 'seeds, at one split', of_a_split,
                  'splits, at one seed', of_a_seed)) AS across, belongs
                WHERE belongs
                GROUP BY across""".formatted(SHOWN), """
                return cells('top-sets', 0).map(([across, similarity]) => [across, Number(similarity)]);""");
    }

    @Test
    void theMostFrequentSetsAreThoseOfTheRanks() {
        PAGE.assertDrawn("""
                SELECT array_join(five.feature, ', '), count(*), count(*) / 8
                FROM (
                  SELECT sort_array(collect_list(struct(feature_index, feature))) AS five
                  FROM importance
                  WHERE %s AND epoch = 5 AND rank <= 5
                  GROUP BY trial)
                GROUP BY five
                ORDER BY count(*) DESC, five
                LIMIT 5""".formatted(SHOWN), """
                return cells('top-sets', 1).map(([features, trials, share]) => [features, Number(trials), parseFloat(share) / 100]);""");
    }

    @Test
    void correlationsAreMeansOverSplits() {
        PAGE.assertDrawn(
                "SELECT concat(feature, ' ', other_feature), avg(correlation) FROM correlations GROUP BY ALL", """
                const {series, xAxis, yAxis} = chart('correlations');
                return series[0].data.map(([x, y, r]) => [`${yAxis[0].data[y]} ${xAxis[0].data[x]}`, r]);""");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "8, 0.9"})
    void groupsFollowTheThreshold(int place, double threshold) {
        PAGE.choose("threshold", Integer.toString(place));
        PAGE.assertDrawn("""
                SELECT concat(group_name, if(features > 1, concat(' + ', features - 1), '')), avg(share), %s
                FROM (
                  SELECT group_name, trial, count(*) AS features, sum(importance) AS share
                  FROM importance JOIN feature_group USING (feature_index)
                  WHERE %s AND epoch = 5 AND threshold = %s
                  GROUP BY group_name, trial)
                GROUP BY group_name, features""".formatted(limits("share"), SHOWN, threshold), """
                const {series, yAxis} = chart('group-importance');
                return reached('group-importance', 1).map(([, i, low, high]) => [yAxis[0].data[i], series[0].data[i], low, high]);""");
    }
}
