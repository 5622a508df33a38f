package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learninggradients.system.DrawnPage.CONFIGURATION;
import static org.learninggradients.system.DrawnPage.SHOWN;
import static org.learninggradients.system.DrawnPage.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of importance and of learning are what the tables say, whatever is chosen. */
class ReportIT {
    @RegisterExtension
    static final DrawnPage PAGE = new DrawnPage();

    private static final String MAP = """
            const {series, xAxis, yAxis} = chart('evolution-map');
            return series[0].data.map(([x, y, share]) => [`${xAxis[0].data[x]} ${yAxis[0].data[y]}`, share]);""";

    /** A query of these numbers for each epoch and feature. */
    private static String each(String numbers, String where) {
        return "SELECT concat(epoch, ' ', feature), " + numbers + " FROM importance WHERE " + SHOWN + " AND " + where
                + " GROUP BY epoch, feature";
    }

    private static void assertEvolutionIsOf(String share) {
        PAGE.assertDrawn(each("avg(" + share + ")", "true"), MAP);
        String leading = "feature IN (SELECT feature FROM importance WHERE " + SHOWN
                + " AND epoch = 5 GROUP BY feature ORDER BY avg(" + share + ") DESC LIMIT 10)";
        PAGE.assertDrawn(each("avg(" + share + ")", leading), """
                return chart('evolution-lines').series.filter(one => one.type === 'line')
                  .flatMap(one => one.data.map(([epoch, share]) => [`${epoch} ${one.name}`, share]));""");
        PAGE.assertDrawn(each(limits(share), leading), """
                return reached('evolution-lines').map(([{name}, epoch, low, high]) => [`${epoch} ${name}`, low, high]);""");
    }

    @Test
    void mapLinesAndBandsAreThoseOfTheTrials() {
        assertEvolutionIsOf("importance");
    }

    @Test
    void theAggregateCanBeSwitched() {
        PAGE.whileChosen("aggregate", "by example", () -> assertEvolutionIsOf("importance_by_example"));
    }

    @Test
    void theMethodCanBeSwitched() {
        PAGE.whileChosen(
                "panel",
                "saliency of test rows",
                () -> PAGE.assertDrawn(each("avg(importance)", "true").replace("learning-gradient", "saliency"), MAP));
    }

    @Test
    void theTimelineWalksOverTheEpochs() {
        PAGE.assertDrawn(each("avg(importance), " + limits("importance"), "true"), """
                return [0, 1, 2, 3, 4].flatMap(currentIndex => {
                  report.charts.distribution.dispatchAction({type: 'timelineChange', currentIndex});
                  const {title, series, xAxis} = chart('distribution');
                  const bars = series[0].data.map(share => share.value ?? share);
                  return reached('distribution').map(([, i, low, high]) =>
                    [title[0].text.replace('after epoch ', '') + ` ${xAxis[0].data[i]}`, bars[i], low, high]);
                });""");
    }

    @Test
    void smallMultiplesAreTheOddEpochs() {
        PAGE.assertDrawn(each("avg(importance)", "epoch % 2 = 1"), """
                const {series, xAxis} = chart('distribution-multiples');
                return series.flatMap((one, at) => one.data.map((share, i) =>
                  [`${one.name.replace('epoch ', '')} ${xAxis[at].data[i]}`, share]));""");
    }

    @Test
    void placesAreThoseOfTheMeans() {
        PAGE.assertDrawn(
                "SELECT concat(epoch, ' ', feature), place FROM importance_rank WHERE " + SHOWN + " AND feature IN"
                        + " (SELECT feature FROM importance_rank WHERE " + SHOWN
                        + " AND (epoch = 5 AND place <= 10 OR place <= 5))",
                """
                return chart('ranks').series.flatMap(one => one.data.map(([epoch, place]) => [`${epoch} ${one.name}`, place]));""");
    }

    @Test
    void learningCurvesAreMeansAndBandsOverTrials() {
        String curve = "SELECT concat(side, ' loss ', epoch), %s FROM metrics WHERE configuration = '" + CONFIGURATION
                + "' GROUP BY side, epoch";
        String curves = curve + " UNION ALL " + curve.replace("loss", "accuracy");
        PAGE.assertDrawn(curves.formatted("avg(loss)", "avg(accuracy)"), """
                const {series, yAxis} = chart('learning-curves');
                return series.filter(one => one.type === 'line').flatMap(({name, yAxisIndex, data}) =>
                  data.map(([epoch, value]) => [`${name} ${yAxis[yAxisIndex].name.replace(' (%)', '')} ${epoch}`, value]));""");
        PAGE.assertDrawn(curves.formatted(limits("loss"), limits("accuracy")), """
                const {yAxis} = chart('learning-curves');
                return reached('learning-curves').map(([{name, yAxisIndex}, epoch, low, high]) =>
                  [`${name} ${yAxis[yAxisIndex].name.replace(' (%)', '')} ${epoch}`, low, high]);""");
    }

    /** Two of the seeds are neighbours that are one and the same as doubles. */
    @ParameterizedTest
    @ValueSource(strings = {"test loss", "seed"})
    void trialsAreSortedByAnyColumn(String column) {
        JsonNode texts = PAGE.run("""
                const heads = [...document.querySelectorAll('#trials th')];
                const at = heads.findIndex(one => one.textContent === arguments[0]);
                heads[at].querySelector('button').click();
                return cells('trials', 0).map(row => row[at]);""", column);
        assertThat(StreamSupport.stream(texts.spliterator(), false)
                        .map(text -> new BigDecimal(text.textValue()))
                        .toList())
                .hasSize(16)
                .isSorted();
    }

    @Test
    void seedsOfTrialsHaveAllDigits() {
        JsonNode rows = PAGE.run("return cells('trials', 0).map(row => row.slice(0, 3).join(' '))");
        assertThat(rows)
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(
                        PAGE.texts("SELECT concat_ws(' ', trial, configuration, seed) FROM trials"));
    }

    @Test
    void everyFigureSaysWhatOneSeesAndShowsItsQuestion() {
        JsonNode sections = PAGE.run("return [...document.querySelectorAll('section')].map(one =>"
                + " [one.id, one.querySelector('h2').textContent, one.querySelector('pre')?.textContent ?? 'none'])");
        assertThat(sections).hasSize(14).allSatisfy(section -> {
            assertThat(section.get(1).textValue()).as(section.get(0).asText()).isNotBlank();
            if (!section.get(0).textValue().equals("stability")) {
                assertThat(section.get(2).textValue()).contains("SELECT");
            }
        });
    }
}
