package org.learninggradients.cli.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.learninggradients.plan.PlanException;

/**
 * Settings as text: HOCON without includes and substitutions, with every setting once, of bounded size and depth. The text is scanned
 * for these rules before the library parses it, since the library has no options for them. It keeps the last of two equal settings and
 * forgets the other. It names no line for a substitution. Deep texts overflow its stack, and long ones take quadratic time. {@code
 * SettingsTextTest} shows what the library does without the scan.
 */
final class SettingsText {
    /** Upper bound in bytes for a file, which is read into memory at once. */
    private static final int MOST_BYTES = 4 << 20;

    /** Upper bound in characters for a key, far above the longest path of a setting, which has some thirty. */
    private static final int LONGEST_KEY = 1_000;

    /** Upper bound for the settings of a text and for the pieces of a value: the library's time grows with the square of both. */
    private static final int MOST_JOINED = 1_000;

    /** Upper bound for the depth of groups and lists, which the library parses by recursion. No setting is deeper than 3. */
    private static final int DEEPEST = 20;

    private static final String TOO_DEEP = "is nested more than " + DEEPEST + " deep; no setting is";

    private final String text;
    private final String origin;

    /** The line in which each value is first given, by its path. */
    private final Map<List<String>, Integer> values = new HashMap<>();

    /** The line in which each value or group is first given, by its path. */
    private final Map<List<String>, Integer> lines = new HashMap<>();

    private int at;
    private int line = 1;
    private int depth;
    private int settings;

    private SettingsText(String text, String origin) {
        this.text = text;
        this.origin = origin;
    }

    /** The settings in a file. PlanException or ConfigException when it has none. */
    static Config parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new PlanException(file + " has more than " + MOST_BYTES + " bytes; no settings need so many");
            }
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return parse(decoder.decode(ByteBuffer.wrap(bytes)).toString(), file.toString());
        } catch (CharacterCodingException e) {
            throw new PlanException(file + " is not UTF-8 text; name a settings file such as conf/wdbc.conf");
        } catch (IOException e) {
            throw new PlanException(file + " cannot be read; name a settings file such as conf/wdbc.conf");
        }
    }

    /** The settings in a text, which messages call {@code origin}. */
    static Config parse(String text, String origin) {
        new SettingsText(text, origin).check();
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(origin)
                .setIncluder(new NoIncludes());
        return ConfigFactory.parseString(text, options);
    }

    private void check() {
        skipBlank();
        if (isAt("{")) {
            advance();
        }
        group(List.of());
    }

    /** Passes what is in a pair of braces, and the closing brace. */
    private void group(List<String> path) {
        enter();
        for (skipBlank(); at < text.length() && !isAt("}"); skipBlank()) {
            bound(++settings, "is after more settings than there are");
            int first = line;
            List<String> setting = new ArrayList<>(path);
            setting.addAll(key());
            if (setting.size() > DEEPEST) {
                throw refusal(TOO_DEEP);
            }
            give(setting, value(setting), first);
        }
        leave();
    }

    /** Notes that a path is given. PlanException when it was given before, unless it is a group both times. */
    private void give(List<String> path, boolean isValue, int first) {
        for (int length = 1; length <= path.size(); length++) {
            List<String> part = List.copyOf(path.subList(0, length));
            Integer before = (isValue && length == path.size() ? lines : values).get(part);
            if (before != null) {
                throw new PlanException(
                        ConfigUtil.joinPath(part),
                        "is set twice in " + origin + ", lines " + before + " and " + first + "; remove one");
            }
            lines.putIfAbsent(part, first);
        }
        if (isValue) {
            values.put(path, first);
        }
    }

    private List<String> key() {
        int start = at;
        while (at < text.length() && !isAt("=:{+,}[]\n")) {
            advance();
        }
        if (at == start || at - start > LONGEST_KEY) {
            throw refusal("is no setting; write key = value");
        }
        List<String> key = ConfigUtil.splitPath(text.substring(start, at));
        if (isAt("+")) {
            throw refusal("has +=, which is not supported; write the whole list");
        }
        if (isAt("=:")) {
            advance();
        }
        return key;
    }

    /** Passes a value; whether it is more than a group in braces. */
    private boolean value(List<String> path) {
        boolean single = false;
        int pieces = 0;
        skipBlank();
        while (at < text.length() && !isAt(",}]\n")) {
            bound(++pieces, "has a value of too many pieces; put it in quotes");
            if (isAt("{")) {
                advance();
                group(path);
            } else if (isComment()) {
                skipComment();
            } else {
                single |= !isWhite();
                listOrCharacter();
            }
        }
        return single;
    }

    private void listOrCharacter() {
        boolean list = isAt("[");
        advance();
        if (list) {
            enter();
            int pieces = 0;
            while (at < text.length() && !isAt("]}")) {
                pieces = isAt(",\n") ? 0 : pieces + 1;
                bound(pieces, "has a value of too many pieces; put it in quotes");
                if (isComment()) {
                    skipComment();
                } else if (isAt("{")) {
                    advance();
                    group(List.of("[" + at));
                } else {
                    listOrCharacter();
                }
            }
            leave();
        }
    }

    private void bound(int joined, String problem) {
        if (joined > MOST_JOINED) {
            throw refusal(problem);
        }
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw refusal(TOO_DEEP);
        }
    }

    private void leave() {
        advance();
        depth--;
    }

    private void skipBlank() {
        while (at < text.length() && (isWhite() || isAt(",") || isComment())) {
            if (isComment()) {
                skipComment();
            } else {
                advance();
            }
        }
    }

    private boolean isComment() {
        return isAt("#") || text.startsWith("//", at);
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private boolean isAt(String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether the library takes the character for a blank. */
    private boolean isWhite() {
        char character = text.charAt(at);
        return Character.isWhitespace(character) || "\u00a0\u2007\u202f\ufeff".indexOf(character) >= 0;
    }

    /** Passes one character, or one text in quotes. */
    private void advance() {
        if (text.startsWith("${", at)) {
            throw refusal("has a substitution, which is not supported; write the value, or give it by --set");
        }
        int end = at + 1;
        if (text.startsWith("\"\"\"", at)) {
            end = text.indexOf("\"\"\"", at + 3);
            end = end < 0 ? text.length() : end + 3;
            while (end < text.length() && text.charAt(end) == '"') {
                end++;
            }
        } else if (isAt("\"")) {
            while (end < text.length() && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end++;
        }
        int start = at;
        at = Math.min(end, text.length());
        line += (int) text.substring(Math.min(start, at), at)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    private PlanException refusal(String problem) {
        return new PlanException(origin + ": " + line + ": " + problem);
    }
}
