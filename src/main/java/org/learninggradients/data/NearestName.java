package org.learninggradients.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The name somebody may have meant. */
final class NearestName {
    private NearestName() {}

    /** The end of a sentence that says a name is missing. */
    static String suggestion(String missing, List<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .min(Comparator.comparingInt(name -> distance(missing, name)))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElse("");
    }

    /** Insertions, deletions and replacements that make one name the other, whatever the case (Levenshtein 1966). */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
