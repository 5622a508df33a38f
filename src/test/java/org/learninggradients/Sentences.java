package org.learninggradients;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a page in Markdown. Blocks of code and tables have none; a word of code, a link's text count as they are read. */
final class Sentences {
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^[ \\t]*(```|~~~).*?^[ \\t]*\\1[ \\t]*$");
    private static final Pattern INDENTED_CODE = Pattern.compile("(?m)(?<=\\n\\n)(?:(?: {4}|\\t)(?![-*+\\d]).*\\n?)+");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^[ \\t]*\\|.*$");
    private static final Pattern CODE = Pattern.compile("`+[^`]*`+");
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    /** A blank line, a heading, an item of a list or a quotation begins a new paragraph. */
    private static final Pattern PARAGRAPHS = Pattern.compile(
            "\\n\\s*\\n|\\n(?=[ \\t]*(?:[-*+]|\\d+\\.)[ \\t])|\\n(?=[ \\t]*>)|(?m)(?<=^#{1,6} .{0,200})\\n");

    private static final Pattern ENDS = Pattern.compile("(?<=[.!?…][)\"”’]?)\\s+(?=[^a-z])");
    private static final Pattern WORDS = Pattern.compile("[^\\s]*[\\p{L}\\p{N}][^\\s]*");

    private Sentences() {}

    static List<String> of(String markdown) {
        String text = CODE_BLOCK.matcher(markdown).replaceAll("\n");
        text = INDENTED_CODE.matcher(text).replaceAll("\n");
        text = COMMENT.matcher(text).replaceAll("");
        text = TABLE_ROW.matcher(text).replaceAll("");
        text = CODE.matcher(text).replaceAll("code");
        text = LINK.matcher(text).replaceAll("$1");
        text = TAG.matcher(text).replaceAll("");
        return PARAGRAPHS
                .splitAsStream(text)
                .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
                .flatMap(paragraph -> Arrays.stream(ENDS.split(paragraph)))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    static long words(String sentence) {
        return WORDS.matcher(sentence).results().count();
    }
}
