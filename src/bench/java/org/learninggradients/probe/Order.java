package org.learninggradients.probe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a probe, each {@code key=value}. */
final class Order {
    private final Map<String, String> values = new HashMap<>();

    Order(List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the probe is not told its " + key);
        }
        return value;
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** Number of cores of the session. */
    int cores() {
        return number("cores");
    }

    /** Number of measurements after the warm-up. */
    int repetitions() {
        return number("repetitions");
    }

    /** The parent folder of generated rows. */
    Path rowsFolder() {
        return Path.of(text("folder"));
    }
}
