package org.learninggradients.plan;

import java.util.List;

/**
 * Some of a plan's epochs.
 *
 * @param choice all of them, the last, or those of the list
 * @param listed each once, in ascending order; empty unless the choice is the list
 */
public record Epochs(Choice choice, List<Integer> listed) {
    /** How they are chosen. */
    public enum Choice {
        ALL,
        FINAL,
        LISTED
    }

    /** Every epoch. */
    public static final Epochs ALL = new Epochs(Choice.ALL, List.of());

    /** The last epoch. */
    public static final Epochs FINAL = new Epochs(Choice.FINAL, List.of());

    public Epochs {
        listed = listed.stream().distinct().sorted().toList();
    }

    /** These. */
    public static Epochs of(List<Integer> listed) {
        return new Epochs(Choice.LISTED, listed);
    }

    /** Whether this epoch is one of them, in a plan of so many. */
    boolean contains(int epoch, int last) {
        return switch (choice) {
            case ALL -> true;
            case FINAL -> epoch == last;
            case LISTED -> listed.contains(epoch);
        };
    }

    /** As the settings have them. */
    Object described() {
        return choice == Choice.LISTED ? listed : Checks.label(choice);
    }
}
