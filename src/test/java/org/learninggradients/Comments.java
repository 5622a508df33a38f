package org.learninggradients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments of a source file, without their marks and on one line each. Consecutive comment lines are one comment. */
final class Comments {
    private static final String TEXT_BLOCK = "\"{3}[\\s\\S]*?\"{3}";
    private static final String QUOTED = "\"(?:\\\\.|[^\"\\\\\\n])*\"";
    private static final String SINGLE_QUOTED = "'(?:\\\\.|[^'\\\\\\n])*'";
    private static final String TEMPLATE = "`(?:\\\\.|[^`\\\\])*`";
    private static final String BLOCK = "(?<block>/\\*[\\s\\S]*?\\*/)";
    private static final String NO_BLOCK = "(?<block>(?!))";
    private static final String NO_LINES = "(?<lines>(?!))";

    private static final Pattern C_LIKE =
            Pattern.compile(String.join("|", TEXT_BLOCK, QUOTED, SINGLE_QUOTED, TEMPLATE, BLOCK, lines("//")));
    private static final Pattern SQL = Pattern.compile(String.join("|", "'[^']*'", NO_BLOCK, lines("--")));
    private static final Pattern HASHED = Pattern.compile(
            String.join("|", TEXT_BLOCK, QUOTED, "'[^'\\n]*'", "\\$#|\\$\\{[^}\\n]*\\}", NO_BLOCK, lines("#")));
    private static final Pattern XML = Pattern.compile("(?<block><!--[\\s\\S]*?-->)|" + NO_LINES);

    private static final Pattern MARKS = Pattern.compile("^\\s*(?:/\\*+|\\*+/|\\*+|//+|--+|#+|<!--)?|(?:\\*+/|-->)$");

    private Comments() {}

    private static String lines(String mark) {
        return "(?<lines>(?:" + mark + "[^\\n]*(?:\\n[ \\t]*(?=" + mark + "))?)+)";
    }

    /** The comments of a file, by the syntax that the end of its name tells. */
    static List<String> of(Path file) {
        List<String> comments = new ArrayList<>();
        Matcher tokens = syntax(file.toString()).matcher(SourceFiles.text(file));
        while (tokens.find()) {
            String comment = tokens.group("lines") == null ? tokens.group("block") : tokens.group("lines");
            if (comment != null) {
                comments.add(unmarked(comment));
            }
        }
        return comments;
    }

    private static Pattern syntax(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "java", "js", "mjs", "css" -> C_LIKE;
            case "sql" -> SQL;
            case "xml", "html" -> XML;
            default -> HASHED;
        };
    }

    private static String unmarked(String comment) {
        StringBuilder text = new StringBuilder();
        comment.lines()
                .map(line -> MARKS.matcher(line.strip()).replaceAll("").strip())
                .forEach(line -> text.append(line).append(' '));
        return text.toString().strip();
    }
}
