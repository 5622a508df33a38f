package org.learninggradients.system;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A program that trains one plan under combinations of options that users set for all their Spark programs: of the eight, those with an
 * even or those with an odd number of options on, so that any two options meet in each half. With the first of them it makes the page.
 */
final class EveryOption {
    private EveryOption() {}

    /** The combinations of a half. */
    static List<Integer> half(boolean odd) {
        return IntStream.range(0, 8)
                .filter(i -> (Integer.bitCount(i) % 2 != 0) == odd)
                .boxed()
                .toList();
    }

    /** Arguments: which half, a settings file, and the folder of the results, which go by their combination's number. */
    public static void main(String[] arguments) {
        boolean odd = Boolean.parseBoolean(arguments[0]);
        for (int i : half(odd)) {
            boolean kryo = (i & 1) != 0;
            Command command = Command.with(
                    options(kryo, (i & 2) != 0, (i & 4) != 0),
                    "train",
                    arguments[1],
                    "--output",
                    arguments[2] + "/" + i,
                    "--set",
                    "train.placement=" + (kryo == odd ? "data" : "trials"),
                    "--set",
                    "report.enabled=" + half(odd).get(0).equals(i));
            if (command.status() != 0 || command.err().contains("the page is not written")) {
                System.err.println("combination " + i + ": " + command.err());
                System.exit(1);
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
