package org.learninggradients.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertThat(Shown.line("a\u0000b\u001b[2J\u009b1m\r\n\u202egnp\u2028\ufeff\ud800."))
                .isEqualTo("a\\u0000b\\u001b[2J\\u009b1m\\u000d\\u000a\\u202egnp\\u2028\\ufeff\\ud800.");
        assertThat(Shown.line("\udb40\udc41"))
                .as("a tag, beyond the first plane")
                .isEqualTo("\\udb40\\udc41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b, .. and `x`",
                "${jndi:ldap://127.0.0.1/a}",
                "größe 身長 🦉",
                "hdfs://name:9000/a@b",
                "http://127.0.0.1:4040",
                "abfss://container@account.dfs.core.windows.net/x",
                "s3a://bucket/a;version=2?x=1"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(Shown.line(text)).isEqualTo(text);
    }

    /** A search that began anew at every character would take hours. */
    @ParameterizedTest
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"?", "&", "://a", "://a:b", "?password", "=?token="})
    void longTextsAreShownSoon(String part) {
        assertThat(Shown.line(part.repeat(1 << 18))).startsWith(part.substring(0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "s3a://KEY:SECRET@bucket/x, s3a://***@bucket/x",
        "s3a://KEY:SEC/RET+@bucket/x, s3a://***@bucket/x",
        "s3a://KEY:1234@bucket, s3a://***@bucket",
        "'no s3a://K:S@b, no hdfs://u:p@h:9000/y', 'no s3a://***@b, no hdfs://***@h:9000/y'",
        "jdbc:postgresql://host/db?user=me&password=SECRET&x=1, jdbc:postgresql://host/db?user=me&***&x=1",
        "jdbc:sqlserver://host;Password=SECRET;x=1, jdbc:sqlserver://host;***;x=1",
        "https://host/x?X-Amz-Signature=SECRET, https://host/x?***"
    })
    void secretsAreLeftOut(String text, String shown) {
        assertThat(Shown.withoutSecrets(text)).isEqualTo(shown);
        assertThat(Shown.line(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fs.s3a.secret.key", "fs.s3a.session.token", "api-key", "train s3a://KEY:SECRET@bucket/x"})
    void settingsWithSecretsAreFound(String text) {
        assertThat(text).containsPattern(Shown.SECRET_SETTINGS);
    }
}
