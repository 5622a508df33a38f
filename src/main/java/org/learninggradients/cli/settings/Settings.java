package org.learninggradients.cli.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.learninggradients.plan.Plan;
import org.learninggradients.plan.PlanException;
import org.learninggradients.text.NearestName;

/** The settings of one run: those of a file, those of the command line, and the defaults of reference.conf. Unknown keys are errors. */
public final class Settings {
    /** Upper bound for the seeds of a range, each of which is a trial: a typing error is found before memory runs out. */
    private static final int MOST_SEEDS = 1_000_000;

    /** Upper bound in characters for a whole number, which is parsed exactly and so in more than linear time. */
    private static final int LONGEST_NUMBER = 100;

    /** The characters with which lists, objects and quoted texts begin; any other value of --set is taken as it stands. */
    private static final Set<String> STRUCTURED = Set.of("[", "{", "\"");

    private final Config given;
    private final Config all;

    private Settings(Config given, Config reference) {
        this.given = given;
        this.all = given.withFallback(reference);
    }

    /**
     * Reads a settings file.
     *
     * @param overrides settings that replace those of the file, each {@code key=value}
     * @param output replaces {@code run.output}, unless it is empty
     * @throws PlanException when the file cannot be read, or has a setting that does not exist
     */
    public static Settings read(Path file, List<String> overrides, String output) {
        try {
            Config reference = ConfigFactory.parseResources(Settings.class, "/reference.conf")
                    .resolve();
            Config given = SettingsText.parse(file);
            for (String override : overrides) {
                given = override(override).withFallback(given);
            }
            if (!output.isEmpty()) {
                given = given.withValue("run.output", ConfigValueFactory.fromAnyRef(output, "--output"));
            }
            checkKeys(given, reference);
            return new Settings(given, reference);
        } catch (ConfigException e) {
            throw new PlanException(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private static Config override(String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new PlanException("--set " + override + ": write key=value");
        }
        String key = override.substring(0, equals).strip();
        String value = override.substring(equals + 1).strip();
        return STRUCTURED.contains(value.substring(0, Math.min(1, value.length())))
                ? SettingsText.parse(key + " = " + value, "--set")
                : ConfigFactory.empty().withValue(key, ConfigValueFactory.fromAnyRef(value, "--set"));
    }

    private static void checkKeys(Config given, Config reference) {
        List<String> known =
                reference.entrySet().stream().map(Map.Entry::getKey).toList();
        for (Map.Entry<String, ConfigValue> entry : given.entrySet()) {
            String key = entry.getKey();
            if (!known.contains(key)) {
                String origin = " (" + entry.getValue().origin().description() + ")";
                String renamed = Plan.RENAMED.get(key);
                throw new PlanException(
                        key,
                        renamed != null
                                ? "is now called " + renamed + origin
                                : "there is no such setting" + origin + NearestName.suggestion(key, known));
            }
        }
    }

    /** Whether the file or the command line has the key. */
    boolean isGiven(String key) {
        return given.hasPath(key);
    }

    String text(String key) {
        return value(key, all::getString);
    }

    /** A text, empty for the word {@code nothing}. */
    Optional<String> text(String key, String nothing) {
        return Optional.of(text(key)).filter(text -> !text.equals(nothing));
    }

    int integer(String key) {
        return value(key, path -> whole(path, all.getString(path), BigDecimal::intValueExact));
    }

    /** A whole number, empty for {@code auto}. */
    OptionalInt integerOrAuto(String key) {
        return "auto".equals(text(key)) ? OptionalInt.empty() : OptionalInt.of(integer(key));
    }

    double number(String key) {
        return value(key, all::getDouble);
    }

    boolean truth(String key) {
        return value(key, all::getBoolean);
    }

    /** A number of bytes with a unit, as in 64MiB. */
    long bytes(String key) {
        return value(key, all::getBytes);
    }

    /** A list, or one value that stands for a list of it. */
    List<String> texts(String key) {
        return value(key, path -> {
            ConfigValue value = all.getValue(path);
            return value.valueType() == ConfigValueType.LIST ? all.getStringList(path) : List.of(all.getString(path));
        });
    }

    /** A list of numbers, or one. */
    List<Double> numbers(String key) {
        return value(key, path -> {
            ConfigValue value = all.getValue(path);
            return value.valueType() == ConfigValueType.LIST ? all.getDoubleList(path) : List.of(all.getDouble(path));
        });
    }

    /** A list of whole numbers, or one. */
    List<Integer> integers(String key) {
        return texts(key).stream()
                .map(text -> whole(key, text, BigDecimal::intValueExact))
                .toList();
    }

    /** A list of whole numbers, one, or a range as in {@code "1..20"}. */
    List<Long> seeds(String key) {
        return value(key, path -> {
            if (all.getValue(path).valueType() == ConfigValueType.LIST) {
                return all.getStringList(path).stream()
                        .map(text -> whole(path, text, BigDecimal::longValueExact))
                        .toList();
            }
            String[] ends = all.getString(path).split("\\.\\.", -1);
            try {
                long first = Long.parseLong(ends[0].trim());
                long last = Long.parseLong(ends[ends.length - 1].trim());
                if (ends.length <= 2 && first <= last && last - first < MOST_SEEDS) {
                    return LongStream.rangeClosed(first, last).boxed().toList();
                }
            } catch (NumberFormatException e) {
                // the message below names the forms that are allowed
            }
            throw new PlanException(key, "is \"" + all.getString(path) + "\"; write a number, a list, or \"1..20\"");
        });
    }

    /** A list of lists of whole numbers. */
    List<List<Integer>> lists(String key) {
        return value(key, path -> {
            List<List<Integer>> lists = new ArrayList<>();
            for (ConfigValue element : all.getList(path)) {
                if (!(element instanceof ConfigList list)) {
                    throw new PlanException(
                            key, "is no list of lists; write one list for each network, as in [[16, 8], [3]]");
                }
                lists.add(list.atPath(path).getStringList(path).stream()
                        .map(text -> whole(path, text, BigDecimal::intValueExact))
                        .toList());
            }
            return lists;
        });
    }

    private static <T> T whole(String key, String text, Function<BigDecimal, T> exact) {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return exact.apply(new BigDecimal(text.trim()));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // the message below says what is allowed
        }
        throw new PlanException(key, "is \"" + text + "\"; write a whole number");
    }

    private <T> T value(String key, Function<String, T> reader) {
        try {
            return reader.apply(key);
        } catch (ConfigException e) {
            throw new PlanException(String.valueOf(e.getMessage()).replace('\n', ' '));
        } catch (ArithmeticException e) {
            throw new PlanException(key, "is larger than a number can be");
        }
    }
}
