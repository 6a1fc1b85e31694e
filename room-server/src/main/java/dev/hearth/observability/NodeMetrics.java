package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All metrics of one node, made once by whoever puts the node together. Every series is there from the start, with 0, so
 * that a rate is right from its first event on. Thread-safe, as its recorders are.
 */
public final class NodeMetrics {

    // A dot becomes an underscore, and Prometheus appends its suffixes: reference/metrics.md has the names as scraped.
    static final String COMMIT_COMMANDS = "hearth.room.commit.commands";
    static final String COMMIT_WAIT = "hearth.room.commit.wait";
    static final String COMMIT_WRITE = "hearth.room.commit.seconds";
    static final String SECOND_WRITERS = "hearth.room.second.writers";
    static final String COMMAND = "hearth.command.seconds";
    static final String STREAM_ANSWERS = "hearth.stream.answers";
    static final String JOURNAL_READS = "hearth.stream.journal.reads";
    static final String RELAY_GAPS = "hearth.relay.gaps";
    static final String RELAY_RESYNCS = "hearth.relay.resyncs";
    static final String WITHHELD = "hearth.volatile.withheld";
    static final String SOCKETS_OPEN = "hearth.socket.open";
    static final String SOCKETS_CLOSED = "hearth.socket.closed";
    static final String SOCKETS_REFUSED = "hearth.socket.refused";
    static final String JOINS_REFUSED = "hearth.join.refused";
    static final String LOOP_LAG = "hearth.eventloop.lag";

    private static final double[] BATCH_SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 1_000};
    private static final Duration[] DURATIONS = Stream.of(
                    1, 2, 5, 10, 25, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CommitMetrics commits = new CommitMetrics(this);
    private final StreamMetrics streams = new StreamMetrics(this);
    private final AdmissionMetrics admission = new AdmissionMetrics(this);
    private final SocketMetrics sockets;

    /** @param closeCodes numbers of closing that are told apart; all others are counted as one */
    public NodeMetrics(Set<Integer> closeCodes) {
        this.sockets = new SocketMetrics(this, closeCodes);
    }

    public CommitMetrics commits() {
        return commits;
    }

    public StreamMetrics streams() {
        return streams;
    }

    public SocketMetrics sockets() {
        return sockets;
    }

    public AdmissionMetrics admission() {
        return admission;
    }

    /** Everything in Prometheus' text format. Takes milliseconds: not for a thread that rooms or sockets need. */
    public String scrape() {
        return registry.scrape();
    }

    MeterRegistry registry() {
        return registry;
    }

    Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    Counter counter(String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }

    Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
    }

    DistributionSummary sizes(String name, String description) {
        return DistributionSummary.builder(name)
                .description(description)
                .serviceLevelObjectives(BATCH_SIZES)
                .register(registry);
    }
}
