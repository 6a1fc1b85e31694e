package dev.hearth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code docker/compose.yaml} may hold. */
record ComposeFile(
        String name,
        Map<String, Service> services,
        Map<String, @Nullable Network> networks,
        Map<String, @Nullable Object> volumes,
        @JsonProperty("x-cassandra") Object cassandra,
        @JsonProperty("x-hearth") Object hearth) {

    record Service(
            String image,
            @Nullable Build build,
            @Nullable List<String> entrypoint,
            @Nullable List<String> command,
            @Nullable Map<String, String> environment,
            @Nullable Map<String, Dependency> dependsOn,
            @Nullable List<String> ports,
            @Nullable List<String> networks,
            @Nullable String networkMode,
            @Nullable List<String> volumes,
            @Nullable Healthcheck healthcheck,
            boolean readOnly,
            @Nullable List<String> tmpfs,
            @Nullable List<String> capDrop,
            @Nullable List<String> securityOpt,
            @Nullable String memLimit,
            @Nullable String restart,
            @Nullable String stopGracePeriod) {

        /** Folders and files of the host, relative to the file. */
        List<String> mountedFiles() {
            return volumes == null
                    ? List.of()
                    : volumes.stream()
                            .filter(volume -> volume.startsWith("./"))
                            .map(volume -> volume.substring(0, volume.indexOf(':')))
                            .toList();
        }

        /** Ports inside the container by those of the host. */
        Map<Integer, Integer> publishedPorts() {
            var published = new TreeMap<Integer, Integer>();
            for (var port : ports == null ? List.<String>of() : ports) {
                var parts = port.split(":", -1);
                if (parts.length != 3 || !parts[0].equals("127.0.0.1")) {
                    throw new AssertionError(port + " is open to more than this host");
                }
                published.put(Integer.valueOf(parts[2]), Integer.valueOf(parts[1]));
            }
            return published;
        }
    }

    record Build(String context, String dockerfile) {}

    record Dependency(Condition condition) {}

    enum Condition {
        @JsonProperty("service_started")
        STARTED,
        @JsonProperty("service_healthy")
        HEALTHY,
        @JsonProperty("service_completed_successfully")
        COMPLETED
    }

    record Healthcheck(
            @Nullable List<String> test,
            @Nullable String interval,
            @Nullable String timeout,
            @Nullable String startPeriod,
            @Nullable Integer retries,
            boolean disable) {}

    record Network(boolean internal) {}

    /** What {@code docker/monitoring/prometheus.yaml} may hold. */
    record Prometheus(Global global, List<String> ruleFiles, List<Job> scrapeConfigs) {
        record Global(String scrapeInterval, String evaluationInterval) {}

        record Job(String jobName, List<Targets> staticConfigs) {}

        record Targets(List<String> targets) {}
    }

    Service service(String named) {
        return Objects.requireNonNull(services.get(named), named);
    }

    /** The services whose names begin so, in order. */
    Map<String, Service> named(String prefix) {
        var found = new TreeMap<String, Service>();
        services.forEach((service, content) -> {
            if (service.startsWith(prefix)) {
                found.put(service, content);
            }
        });
        return found;
    }
}
