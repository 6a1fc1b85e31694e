package dev.hearth.load.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Prometheus of this machine, watching one node with our rules and with little patience. */
public final class Prometheus implements AutoCloseable {

    private static final String PROGRAM = "prometheus";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Process process;
    private final URI url;

    private Prometheus(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Whether there is one on the path. */
    public static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .anyMatch(Files::isExecutable);
    }

    /**
     * Starts it. It asks every second and lets no alarm wait for longer than two, so that a drill need not wait for minutes;
     * expressions stay as they are.
     *
     * @param folder for its configuration, data and log
     * @param target the operators' door of a node
     * @param rules the file with our alarms
     */
    public static Prometheus start(Path folder, URI target, Path rules) throws IOException {
        Files.createDirectories(folder);
        Path own = folder.resolve("alerts.yaml").toAbsolutePath();
        Files.writeString(own, Files.readString(rules).replaceAll("(?m)^( +for:) \\w+$", "$1 2s"));
        Path config = folder.resolve("prometheus.yaml");
        Files.writeString(config, """
                global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: hearth
                    static_configs:
                      - targets: ["%s"]
                """.formatted(own, target.getAuthority()));
        int port = Ports.free();
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** The alarms that ring now; none while it does not answer. */
    public Set<String> ringing() throws InterruptedException {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : alerts()) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.path("labels").path("alertname").asText());
            }
        }
        return names;
    }

    private JsonNode alerts() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/v1/alerts"))
                .timeout(PATIENCE)
                .build();
        try {
            return Json.parse(http.send(request, BodyHandlers.ofString()).body())
                    .path("data")
                    .path("alerts");
        } catch (IOException e) {
            return Json.object();
        }
    }

    /** Whether it runs; a configuration that it does not understand ends it at once. */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
