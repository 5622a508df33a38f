package org.learninggradients.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium, driven through ChromeDriver (W3C WebDriver). */
final class Browser implements AutoCloseable {
    /** A browser without a window, that fetches nothing by itself. */
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    private Browser(Process driver, String session) {
        this.driver = driver;
        this.session = session;
    }

    /** Starts one with a fresh profile in this folder. Without Chromium a test is skipped, but fails on the gate, which installs it. */
    static Browser start(Path folder) throws IOException {
        Optional<String> chromium = onPath("chromium");
        Optional<String> chromedriver = onPath("chromedriver");
        boolean isThere = chromium.isPresent() && chromedriver.isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("chromium and chromedriver are installed").isTrue();
        }
        Assumptions.assumeTrue(
                isThere, "chromium or chromedriver is not installed (Debian: chromium, chromium-driver)");
        Process driver = new ProcessBuilder(chromedriver.orElseThrow(), "--port=0")
                .redirectError(folder.resolve("chromedriver.log").toFile())
                .start();
        String address = "http://127.0.0.1:" + port(driver);
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--user-data-dir=" + folder.resolve("profile"));
        Map<String, Object> options = Map.of("binary", chromium.orElseThrow(), "args", arguments);
        Browser unopened = new Browser(driver, address);
        JsonNode opened = unopened.post(
                "/session",
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL", "performance", "ALL")))));
        return new Browser(
                driver, address + "/session/" + opened.get("sessionId").textValue());
    }

    private static Optional<String> onPath(String program) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String port(Process driver) throws IOException {
        BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IOException("chromedriver ends without a port");
    }

    /** Opens a page of this size and waits until it says that it is complete. */
    void open(Path page, int width, int height) {
        post("/window/rect", Map.of("width", width, "height", height));
        post("/url", Map.of("url", page.toUri().toString()));
        awaitReady();
    }

    /** Whether pages are to be dark. */
    void dark(boolean dark) {
        post(
                "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of(
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")))));
    }

    /** Waits until the page says that all its figures are drawn. */
    void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!run("return document.documentElement.dataset.ready === 'true'").booleanValue()) {
            assertThat(System.nanoTime())
                    .as("the page is not complete: %s", messages())
                    .isLessThan(end);
        }
    }

    /** What a script returns. */
    JsonNode run(String script, Object... arguments) {
        return post("/execute/sync", Map.of("script", script, "args", List.of(arguments)));
    }

    /** A picture of the whole page. */
    void picture(Path file) throws IOException {
        JsonNode picture = post(
                "/goog/cdp/execute",
                Map.of("cmd", "Page.captureScreenshot", "params", Map.of("captureBeyondViewport", true)));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").textValue()));
    }

    /** What pages have said in the console since the last call. */
    List<String> messages() {
        return log("browser").findValuesAsText("message");
    }

    /** What was asked for since the last call: addresses. */
    List<String> requests() {
        return log("performance").findValues("message").stream()
                .map(message -> parse(message.textValue()).get("message"))
                .filter(message ->
                        "Network.requestWillBeSent".equals(message.get("method").textValue()))
                .map(message -> message.at("/params/request/url").textValue())
                .toList();
    }

    private JsonNode log(String type) {
        return post("/se/log", Map.of("type", type));
    }

    private JsonNode post(String command, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(session + command))
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            JsonNode answer =
                    parse(client.send(request, BodyHandlers.ofString()).body());
            assertThat(answer.at("/value/error").isMissingNode())
                    .as("%s: %s", command, answer)
                    .isTrue();
            return answer.get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            client.send(HttpRequest.newBuilder(URI.create(session)).DELETE().build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            driver.destroy();
        }
    }
}
