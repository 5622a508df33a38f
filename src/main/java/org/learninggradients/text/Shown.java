package org.learninggradients.text;

import java.util.regex.Pattern;

/** Texts as people may see them in messages, in tables on a terminal and in logs. Files keep texts as they are. */
public final class Shown {
    private static final String SECRET_NAME =
            "(?:secret|password|passwd|token|credential|api[-_.]?key|access[-_.]?key|session[-_.]?key|signature)";

    /** User and password in {@code scheme://user:password@host}. */
    private static final String USER_INFO =
            "(?<=://)[^/\\s:@'\"]{0,200}:(?!\\d{1,5}(?:[/,\\s]|$))[^\\s@'\"]{0,200}(?=@)";

    /** A parameter of an address such as {@code ?password=…}. */
    private static final String PARAMETER =
            "(?<=[?&;])[^?=&;\\s]{0,200}" + SECRET_NAME + "[^=&;\\s]{0,200}=[^&;\\s'\"]*";

    /** Pattern of what in a text is secret. */
    public static final String SECRETS = "(?i)" + USER_INFO + "|" + PARAMETER;

    /** Pattern that is found in the name or the value of a setting that is secret as a whole. */
    public static final String SECRET_SETTINGS = "(?i)" + SECRET_NAME + "|" + USER_INFO;

    private static final Pattern SECRET = Pattern.compile(SECRETS);

    /** Characters that a terminal obeys or hides: controls, marks of direction, separators of lines, halves of characters. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Shown() {}

    /** The text as one line: what a terminal would obey is escaped as in Java, and secrets are left out. */
    public static String line(String text) {
        return UNPRINTABLE
                .matcher(withoutSecrets(text))
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(unit -> String.format("\\\\u%04x", unit))
                        .reduce("", String::concat));
    }

    /** The text with three stars instead of every secret. */
    public static String withoutSecrets(String text) {
        return SECRET.matcher(text).replaceAll("***");
    }
}
