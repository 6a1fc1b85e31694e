package dev.hearth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.hearth.config.ManagementSettings;
import dev.hearth.config.NodeSettings;
import dev.hearth.gateway.http.HttpSettings;
import dev.hearth.localnodes.RollingRestart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nodes of this machine as their doors show them. */
final class LocalOutlook implements RollingRestart.Outlook {
    private static final Logger LOG = LoggerFactory.getLogger(LocalOutlook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Config> nodes;

    /** @param nodes their configurations by their names */
    LocalOutlook(Map<String, Config> nodes) {
        this.nodes = new LinkedHashMap<>(nodes);
    }

    @Override
    public boolean isReady(String name) {
        var node = nodes.get(name);
        return node != null && isReady(node);
    }

    @Override
    public boolean isWhole() {
        return nodes.values().stream().allMatch(node -> isReady(node) && seesAll(node));
    }

    private boolean isReady(Config node) {
        var door = HttpSettings.of(node);
        return get(door.address(), door.port(), "/health/ready").isPresent();
    }

    /** What is on its way in or out does not count yet, and nobody may be out of reach. */
    private boolean seesAll(Config node) {
        return cluster(node).filter(this::isWhole).isPresent();
    }

    private boolean isWhole(JsonNode cluster) {
        int up = 0;
        for (var member : cluster.path("members")) {
            up += member.path("status").asText().equals("Up") ? 1 : 0;
        }
        return up == nodes.size()
                && cluster.path("members").size() == up
                && cluster.path("unreachable").isEmpty();
    }

    @Override
    public Optional<String> oldest() {
        var seen =
                nodes.values().stream().flatMap(node -> cluster(node).stream()).findFirst();
        return seen.flatMap(cluster -> nodes.entrySet().stream()
                .filter(node -> cluster.path("oldest").asText().endsWith("@" + address(node.getValue())))
                .map(Map.Entry::getKey)
                .findFirst());
    }

    private static String address(Config node) {
        var settings = NodeSettings.of(node);
        return settings.address() + ":" + settings.port();
    }

    private Optional<JsonNode> cluster(Config node) {
        var door = ManagementSettings.of(node);
        return get(door.address(), door.port(), "/cluster/members").flatMap(LocalOutlook::parsed);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (IOException e) {
            LOG.debug("a node's door says something strange", e);
            return Optional.empty();
        }
    }

    /** The body of a good answer. A node that does not answer is one that is not there yet. */
    private Optional<String> get(String address, int port, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + path))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
