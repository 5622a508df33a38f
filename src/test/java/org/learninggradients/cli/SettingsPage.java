package org.learninggradients.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings, their defaults and their meaning, as reference.conf has them. */
final class SettingsPage {
    private SettingsPage() {}

    static String text() {
        ConfigObject reference =
                ConfigFactory.parseResources(Main.class, "/reference.conf").root();
        Markdown page = new Markdown()
                .heading(1, "Settings")
                .paragraph("""
                        A run is described by a settings file in [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md).
                        It contains only the settings that differ from the defaults below. On the command line, `--set key=value`
                        overrides the file. An unknown setting is an error, and the message names the nearest known one.""")
                .paragraph("This page is generated from `src/main/resources/reference.conf`.");
        for (Map.Entry<String, ConfigValue> group : inOrder(reference)) {
            page.heading(2, group.getKey());
            List<List<String>> rows = new ArrayList<>();
            addRows(group.getKey(), (ConfigObject) group.getValue(), rows);
            page.table(List.of("setting", "default", "meaning"), rows);
        }
        return page.toString();
    }

    private static void addRows(String path, ConfigObject group, List<List<String>> rows) {
        for (Map.Entry<String, ConfigValue> entry : inOrder(group)) {
            String key = path + "." + entry.getKey();
            if (entry.getValue() instanceof ConfigObject inner) {
                addRows(key, inner, rows);
            } else {
                rows.add(List.of(
                        Markdown.quoted(key), Markdown.quoted(shown(entry.getValue())), meaning(entry.getValue())));
            }
        }
    }

    private static String shown(ConfigValue value) {
        return value.render(ConfigRenderOptions.concise()).replace(",", ", ").replaceAll("\"([\\w-]+)\"", "$1");
    }

    private static String meaning(ConfigValue value) {
        return Markdown.choices(String.join(" ", value.origin().comments()).strip());
    }

    private static List<Map.Entry<String, ConfigValue>> inOrder(ConfigObject group) {
        Stream<Map.Entry<String, ConfigValue>> entries = group.entrySet().stream();
        return entries.sorted(
                        Comparator.comparing(entry -> entry.getValue().origin().lineNumber()))
                .toList();
    }
}
