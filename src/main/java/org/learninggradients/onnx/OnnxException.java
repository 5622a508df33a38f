package org.learninggradients.onnx;

/** A refusal of a file that holds no supported network. The message says in one line what is wrong, where, and what is supported. */
public final class OnnxException extends RuntimeException {
    private static final int LONGEST = 1000;

    OnnxException(String message) {
        super(oneLine(message));
    }

    OnnxException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names in a file may hold anything: line breaks, escape sequences of a terminal, marks that turn text around, megabytes. */
    private static String oneLine(String message) {
        String start = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    }
}
