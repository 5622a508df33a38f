package org.learninggradients.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in Markdown, piece by piece. */
final class Markdown {
    private static final int COLUMNS = 120;
    private static final Pattern CHOICE = Pattern.compile("(?<![\\w`-])([\\w-]+)(?: \\| (?!a\\b)[\\w-]+)+");

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String heading) {
        return block("#".repeat(level) + " " + heading);
    }

    Markdown paragraph(String paragraph) {
        return block(paragraph
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("(.{1," + COLUMNS + "})(?: |$)", "$1\n")
                .strip());
    }

    Markdown code(String language, String code) {
        return block("```" + language + "\n" + code.strip() + "\n```");
    }

    private Markdown block(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
        return this;
    }

    /** A table; nothing for no rows. */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        List<String> lines = new ArrayList<>(List.of(row(head), "|" + "---|".repeat(head.size())));
        rows.forEach(row -> lines.add(row(row)));
        return block(String.join("\n", lines));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(Markdown::cell).toList()) + " |";
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|");
    }

    /** Code; its bars are written out, because not every renderer knows an escaped bar in a table's code. */
    static String quoted(String code) {
        return code.contains("|") ? "<code>" + code.replace("|", "&#124;") + "</code>" : "`" + code + "`";
    }

    /** The text with the words of choices such as {@code csv | parquet} as code. */
    static String choices(String text) {
        return CHOICE.matcher(text).replaceAll(found -> "`" + found.group().replace(" | ", "` | `") + "`");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
