package org.learninggradients.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name somebody may have meant. */
public final class NearestName {
    private NearestName() {}

    /** The end of a sentence that says a name is missing; empty when there are no names. */
    public static String suggestion(String missing, List<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String wanted = missing.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> !name.isEmpty())
                .min(Comparator.comparingInt(name -> distance.apply(wanted, name.toLowerCase(Locale.ROOT))))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }
}
