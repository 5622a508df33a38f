package org.learninggradients.cli;

import java.util.Map;

/**
 * A program that trains one plan under every combination of options that users set for all their Spark programs; half of
 * them in one placement, half in the other, so that any two options meet in both.
 */
final class EveryOption {
    static final int COMBINATIONS = 8;

    private EveryOption() {}

    /** Arguments: a settings file, and the folder of the results, {@code 0} to {@code 7}. */
    public static void main(String[] arguments) {
        for (int i = 0; i < COMBINATIONS; i++) {
            Map<String, String> options = options((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
            String placement = "train.placement=" + (Integer.bitCount(i) % 2 == 0 ? "data" : "trials");
            String output = arguments[1] + "/" + i;
            Command command = Command.with(options, "train", arguments[0], "--output", output, "--set", placement);
            if (command.status() != 0) {
                System.err.println(options + ", " + placement + ": " + command.err());
                System.exit(command.status());
            }
        }
        System.exit(0);
    }

    private static Map<String, String> options(boolean kryo, boolean ansi, boolean adaptive) {
        String serializer = kryo ? "KryoSerializer" : "JavaSerializer";
        return Map.of(
                "spark.serializer",
                "org.apache.spark.serializer." + serializer,
                "spark.kryo.registrationRequired",
                "true",
                "spark.sql.ansi.enabled",
                Boolean.toString(ansi),
                "spark.sql.adaptive.enabled",
                Boolean.toString(adaptive));
    }
}
