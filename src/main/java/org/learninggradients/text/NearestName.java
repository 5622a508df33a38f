package org.learninggradients.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The suggestion of a name that a reader may have meant. */
public final class NearestName {
    /** Upper bound in edited characters, beyond which two names have nothing in common. */
    private static final int MOST_EDITS = 10;

    private NearestName() {}

    /** The end of a sentence that refuses a name, as in {@code ; did you mean 'relu'?}; empty when no name is near. */
    public static String suggestion(String missing, List<String> names) {
        LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
        String wanted = missing.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> Map.entry(distance.apply(wanted, name.toLowerCase(Locale.ROOT)), name))
                .filter(candidate -> isNear(candidate.getKey(), candidate.getValue()))
                .min(Map.Entry.comparingByKey())
                .map(nearest -> "; did you mean '" + nearest.getValue() + "'?")
                .orElse("");
    }

    /** Whether the edits are few for the length of the name. They are negative beyond {@link #MOST_EDITS}. */
    private static boolean isNear(int edits, String name) {
        return edits >= 0 && edits <= name.length() / 2;
    }
}
