package org.learninggradients.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page in Markdown.
 *
 * @param page the page
 * @param line the number of the line that opens the block
 * @param language the first word after the fence, such as sh; empty where there is none
 * @param name the second word, the name of the file that the block shows; empty where there is none
 * @param text the lines of the block, without a line feed at the end
 * @param remark the text of the HTML comment on the line before the block; empty where there is none
 */
record FencedBlock(Path page, int line, String language, String name, String text, String remark) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:^<!-- ([^\\n]*) -->\\n)?^```(\\w*) ?([\\w./-]*)\\n(.*?)\\n?^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** The blocks of a page, in their order. */
    static List<FencedBlock> of(Path page) {
        String markdown = read(page);
        List<FencedBlock> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(markdown);
        while (matcher.find()) {
            int line = (int) markdown.substring(0, matcher.start(2)).lines().count();
            String remark = Optional.ofNullable(matcher.group(1)).orElse("");
            blocks.add(new FencedBlock(page, line, matcher.group(2), matcher.group(3), matcher.group(4), remark));
        }
        return blocks;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the block is a command, a query or a program, and the page does not say why it is not run. */
    boolean isRun() {
        return List.of("sh", "sql", "java").contains(language) && !remark.startsWith("not run: ");
    }

    /** Whether the block is what the block before it prints. */
    boolean isAnswer() {
        return language.equals("text");
    }

    /** The exit status that the page announces; 0 unless it says so. */
    int status() {
        String announced = "exit status: ";
        return remark.startsWith(announced) ? Integer.parseInt(remark.substring(announced.length())) : 0;
    }

    @Override
    public String toString() {
        return page + ", line " + line;
    }
}
