package org.learninggradients.data.read.cell;

import java.util.Locale;
import java.util.Set;

/** Which texts are numbers: {@code [+-]?(digits[.digits*]|.digits)([eE][+-]?digits)?} with a finite value. */
public final class NumberGrammar {
    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

    private NumberGrammar() {}

    /** The number, or NaN where the text is none. */
    public static double parse(String text) {
        if (!matches(text)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Why a text that {@link #parse} refuses is no number. */
    public static String fault(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return "is empty; every row needs a value";
        }
        if (plain.length() < text.length()) {
            return "has blanks around it";
        }
        if (isNotFinite(text)) {
            return matches(text) ? "is beyond the range of a double" : "is not a finite number";
        }
        String unsigned = unsigned(text).toLowerCase(Locale.ROOT);
        if (unsigned.startsWith("0x")) {
            return "is hexadecimal; write it in decimals";
        }
        if (unsigned.matches(".*[df]") && matches(text.substring(0, text.length() - 1))) {
            return "ends in a letter of a programming language";
        }
        return "is not a number";
    }

    /** Whether the text stands for NaN, an infinity, or a number beyond the range of a double. */
    public static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(unsigned(text).toLowerCase(Locale.ROOT))
                || (matches(text) && Double.isInfinite(Double.parseDouble(text)));
    }

    /** Whether the text is digits after at most one sign. */
    public static boolean isInteger(String text) {
        int start = afterSign(text, 0);
        return start < text.length() && afterDigits(text, start) == text.length();
    }

    private static boolean matches(String text) {
        int start = afterSign(text, 0);
        int end = afterDigits(text, start);
        int digits = end - start;
        if (end < text.length() && text.charAt(end) == '.') {
            start = end + 1;
            end = afterDigits(text, start);
            digits += end - start;
        }
        return digits > 0 && (end == text.length() || isExponent(text, end));
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int start = afterSign(text, at + 1);
        return start < text.length() && afterDigits(text, start) == text.length();
    }

    private static String unsigned(String text) {
        return text.substring(afterSign(text, 0));
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int afterDigits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
