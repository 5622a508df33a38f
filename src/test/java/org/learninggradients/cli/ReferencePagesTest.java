package org.learninggradients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.learninggradients.attribution.method.Method;
import org.learninggradients.attribution.method.MethodOptions;

/** The pages of the reference say what the code says. {@code -Dreference.write=true} writes them anew. */
class ReferencePagesTest {
    private static final Path FOLDER = Path.of("src/site/markdown/reference");
    private static final String REWRITE = "mvn test -Dtest=ReferencePagesTest -Dreference.write=true";

    @TestFactory
    Stream<DynamicTest> pagesSayWhatTheCodeSays() {
        return Map.of(
                        "commands", CommandsPage.text(),
                        "exit-statuses", ExitStatusesPage.text(),
                        "methods", MethodsPage.text(),
                        "settings", SettingsPage.text(),
                        "tables", TablesPage.text())
                .entrySet()
                .stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(), () -> check(FOLDER.resolve(page.getKey() + ".md"), page.getValue())));
    }

    private static void check(Path page, String text) throws IOException {
        if (Boolean.getBoolean("reference.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("a page that is generated from code; where the code has changed: %s", REWRITE)
                .hasContent(text);
    }

    @Test
    void everySettingHasAMeaning() {
        assertThat(SettingsPage.text().lines().filter(row -> row.endsWith("|  |")))
                .isEmpty();
    }

    @Test
    void theSettingsNameEveryMethod() {
        assertThat(SettingsPage.text())
                .contains(Method.all(MethodOptions.DEFAULTS).stream()
                        .map(Method::label)
                        .toList());
    }
}
