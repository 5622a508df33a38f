package org.learninggradients.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learninggradients.plan.PlanException;

/** Text that would reach for other files, grow, or say a thing twice is refused with its line; plain HOCON is not. */
class SettingsTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ${a}",
                "a = ${b}, b = ${a}",
                "a = x${?a}",
                "a = ${b}${b}\nb = ${c}${c}\nc = x",
                "a = ${HOME}",
                "a = ${java.version}",
                "a = [1, ${b}]",
                "a { b = [{ c = ${d} }] }",
                "a = \"x\"${b}",
                "${a} = 1"
            })
    void substitutionsAreRefused(String text) {
        assertRefused(text, "run.conf: 1: has a substitution");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"other.conf\"",
                "include \"/etc/passwd\"",
                "include \"../other.conf\"",
                "include url(\"http://127.0.0.1:1/x\")",
                "include file(\"/etc/passwd\")",
                "include classpath(\"reference.conf\")",
                "include required(file(\"/etc/passwd\"))",
                "a { include \"other.conf\" }",
                "\u00a0include \"other.conf\""
            })
    void includesAreRefused(String text) throws IOException {
        Files.writeString(folder.resolve("other.conf"), "a = 1");
        assertRefused(text, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b = 1\n\na.b = 2",
                "a { b = 1 }\n\na.b = 2",
                "a { b = 1\nc = 2\nb = 3 }",
                "a { # b = 0 }\nb = 1, c = [2, \"}\", { b = 3 }] // b = 4\n\"b\" : 5 }",
                "{ \"a\": { \"b\":\n[1,\n2], \"b\": 5 } }",
                "a.b = \"\"\"1\n}\n\"\"\"\"\na.b = 2",
                "a.b = 1\na { b = { c = 2 } 3 }",
                "a.b = 1\na.b { c = 2 }",
                "a.b = 1\na.b {}",
                "a { b.c.d = 1 }\na { b = 2 }",
                "a { b {} }\na { b = [1] }"
            })
    void aSettingIsGivenOnce(String text) {
        assertRefused(text, "a.b: is set twice in run.conf, lines ");
    }

    @Test
    void bothLinesAreNamed() {
        assertRefused("x = \"\"\"\n\n\"\"\"\na.b = 1\n# a\na {\n  b = 2\n}", "lines 4 and 7; remove one");
    }

    @Test
    void aListIsNotAppendedTo() {
        assertRefused("a = [1]\na += 2", "run.conf: 2: has +=");
    }

    @Test
    void whatIsDeepOrHugeIsRefused() throws IOException {
        assertRefused("a { ".repeat(100_000), "run.conf: 1: is nested more than 20 deep");
        assertRefused("a = " + "[".repeat(100_000), "is nested more than 20 deep");
        assertRefused("a = " + "[{b=".repeat(100_000), "is nested more than 20 deep");
        assertRefused("a.".repeat(100_000) + "a = 1", "is no setting");
        assertRefused("a.".repeat(20) + "a = 1", "run.conf: 1: is nested more than 20 deep");
        assertRefused("a = " + "b ".repeat(100_000), "too many pieces; put it in quotes");
        assertRefused("a = [" + "[b,]".repeat(100_000), "too many pieces; put it in quotes");
        assertRefused("a.b {}\n".repeat(100_000), "run.conf: 1001: is after more settings than there are");
        Path file = Files.write(folder.resolve("huge.conf"), new byte[5_000_000]);
        assertThatThrownBy(() -> SettingsText.parse(file))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("more than");
        Files.write(file, "a = \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SettingsText.parse(file))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("UTF-8");
    }

    /** Without the scan: the reason for it. */
    @Test
    void theLibraryAloneTakesWhatIsRefusedHere() {
        assertThat(ConfigFactory.parseString("a = 1\na = 2").getInt("a"))
                .as("the last of two settings, and no word of the first")
                .isEqualTo(2);
        assertThat(ConfigFactory.parseString("a = ${b}, b = 1").resolve().getInt("a"))
                .as("a substitution")
                .isEqualTo(1);
        assertThatThrownBy(() -> ConfigFactory.parseString("a = " + "[".repeat(100_000)))
                .as("a list too deep")
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theRestOfTheLanguageIsThere() {
        Config settings = SettingsText.parse("""
                \ufeff# a comment with a { and a "
                a { b = 1, c : two words // and this
                  d.e = "no ${substitution} // in # quotes", }
                a { f
                  { g = \"""three " quotes\""" } }
                "h.i" = [ 1, [2, 3], { j = 4 }, { j = 5 } ] # list
                k =
                  6
                """, "run.conf");
        assertThat(settings.getInt("a.b")).isEqualTo(1);
        assertThat(settings.getString("a.c")).isEqualTo("two words");
        assertThat(settings.getString("a.d.e")).isEqualTo("no ${substitution} // in # quotes");
        assertThat(settings.getString("a.f.g")).isEqualTo("three \" quotes");
        assertThat(settings.getList("\"h.i\"")).hasSize(4);
        assertThat(settings.getInt("k")).isEqualTo(6);
    }

    @Test
    void namesOfEveryKindCanBeWritten() {
        List<String> names = List.of("a/b", "..", "`", "a\u0000b", "x\ny", "\u202eabc", "${jndi:ldap://x}", "\"", "\\");
        String list =
                "[\"a/b\", \"..\", \"`\", \"a\\u0000b\", \"x\\ny\", \"\u202eabc\", \"${jndi:ldap://x}\", \"\\\"\", \"\\\\\"]";
        assertThat(SettingsText.parse("a = " + list, "run.conf").getStringList("a"))
                .isEqualTo(names);
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> SettingsText.parse(text, "run.conf"))
                .as(text.substring(0, Math.min(100, text.length())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }
}
