package org.learninggradients.plan;

import java.util.List;
import org.learninggradients.text.Labels;

/**
 * Some of a plan's epochs: none, all, the last, or those of a list.
 *
 * @param choice how the epochs are chosen; {@code NONE} when the list is empty
 * @param listed each epoch once, in ascending order; empty unless the choice is the list
 */
public record Epochs(Choice choice, List<Integer> listed) {
    /** The ways to choose epochs. */
    public enum Choice {
        NONE,
        ALL,
        FINAL,
        LISTED
    }

    /** No epoch. */
    public static final Epochs NONE = new Epochs(Choice.NONE, List.of());

    /** Every epoch. */
    public static final Epochs ALL = new Epochs(Choice.ALL, List.of());

    /** The last epoch. */
    public static final Epochs FINAL = new Epochs(Choice.FINAL, List.of());

    public Epochs {
        listed = listed.stream().distinct().sorted().toList();
        choice = choice == Choice.LISTED && listed.isEmpty() ? Choice.NONE : choice;
    }

    /** The epochs of a list. */
    public static Epochs of(List<Integer> listed) {
        return new Epochs(Choice.LISTED, listed);
    }

    /**
     * The value of a setting, in the one grammar that settings have for epochs: none | all | final | a list of whole numbers.
     *
     * @throws PlanException when the words are anything else
     */
    public static Epochs parse(String setting, List<String> words) {
        return switch (words.size() == 1 ? words.get(0) : "") {
            case "none" -> NONE;
            case "all" -> ALL;
            case "final" -> FINAL;
            default -> of(words.stream().map(word -> number(setting, word)).toList());
        };
    }

    private static int number(String setting, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new PlanException(
                    setting, "has '" + word + "'; take none, all, final or a list of whole numbers such as [1, 10]");
        }
    }

    /** Whether there are none. */
    boolean isNone() {
        return choice == Choice.NONE;
    }

    /** Whether an epoch is among them, in a plan whose last epoch is {@code last}. */
    boolean contains(int epoch, int last) {
        return switch (choice) {
            case NONE -> false;
            case ALL -> true;
            case FINAL -> epoch == last;
            case LISTED -> listed.contains(epoch);
        };
    }

    /**
     * Refuses listed epochs that a plan does not have.
     *
     * @throws PlanException for the first epoch below 1 or above {@code last}
     */
    void check(String setting, int last) {
        for (int epoch : listed) {
            PlanException.check(epoch >= 1 && epoch <= last, setting, "has " + epoch + "; epochs go from 1 to " + last);
        }
    }

    /** The value in a run's record: the list, which is empty for none, or the word. */
    Object described() {
        return choice == Choice.LISTED || choice == Choice.NONE ? listed : Labels.of(choice);
    }
}
