package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
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
    static final String COMMIT_FAILURES = "hearth.room.commit.failures";
    static final String RECOVERY = "hearth.room.recovery.seconds";
    static final String RECOVERY_FAILURES = "hearth.room.recovery.failures";
    static final String UNANSWERED = "hearth.room.unanswered.commands";
    static final String COMMAND = "hearth.command.seconds";
    static final String COMMAND_ANSWERS = "hearth.command.answers";
    static final String MESSAGES_INVALID = "hearth.message.invalid";
    static final String STREAM_ANSWERS = "hearth.stream.answers";
    static final String JOURNAL_READS = "hearth.stream.journal.reads";
    static final String RELAY_GAPS = "hearth.relay.gaps";
    static final String RELAY_RESYNCS = "hearth.relay.resyncs";
    static final String FAN_OUT = "hearth.relay.fanout.seconds";
    static final String WITHHELD = "hearth.volatile.withheld";
    static final String SOCKETS_OPEN = "hearth.socket.open";
    static final String SOCKETS_WAITING = "hearth.socket.waiting.bytes";
    static final String SOCKETS_SLOW = "hearth.socket.slow";
    static final String SOCKETS_CLOSED = "hearth.socket.closed";
    static final String SOCKETS_REFUSED = "hearth.socket.refused";
    static final String JOINS_REFUSED = "hearth.join.refused";
    static final String ADMISSION_CLOSED = "hearth.admission.closed";
    static final String LOOP_LAG = "hearth.eventloop.lag";
    static final String SESSIONS = "hearth.session.awake";
    static final String JOURNAL_FAILURES = "hearth.journal.failures";
    static final String CLUSTER_MEMBERS = "hearth.cluster.members";
    static final String SHARDS = "hearth.shard.here";
    static final String ENTITIES = "hearth.entity.awake";
    static final String DEAD_LETTERS = "hearth.message.dead.letters";
    static final String MESSAGES_DROPPED = "hearth.message.dropped";
    static final String BUILD = "hearth.build.info";
    static final String READY = "hearth.node.ready";
    static final String STORE_ANSWERS = "hearth.store.answering";
    static final String HEAP_AFTER_COLLECTION = "hearth.heap.after.collection.ratio";
    static final String COLLECTIONS = "jvm.gc.collection";

    private static final double[] BATCH_SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 1_000};
    private static final Duration[] DURATIONS = Stream.of(
                    1, 2, 5, 10, 25, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CommitMetrics commits = new CommitMetrics(this);
    private final StreamMetrics streams = new StreamMetrics(this);
    private final AdmissionMetrics admission = new AdmissionMetrics(this);
    private final SessionMetrics sessions = new SessionMetrics(this);
    private final WardrobeMetrics wardrobes = new WardrobeMetrics(this);
    private final ClusterMetrics cluster = new ClusterMetrics(this);
    private final SocketMetrics sockets;
    private final CommandMetrics commands;
    private final NodeGauges node;

    public NodeMetrics(MetricLabels labels) {
        this.sockets = new SocketMetrics(this, labels.closeCodes());
        this.commands = new CommandMetrics(this, labels.commandTypes());
        this.node = new NodeGauges(this, labels);
        ProcessMetrics.bind(this);
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

    public CommandMetrics commands() {
        return commands;
    }

    public SessionMetrics sessions() {
        return sessions;
    }

    public WardrobeMetrics wardrobes() {
        return wardrobes;
    }

    public ClusterMetrics cluster() {
        return cluster;
    }

    public NodeGauges node() {
        return node;
    }

    /** Everything in Prometheus' text format. Takes milliseconds: not for a thread that rooms or sockets need. */
    public String scrape() {
        return registry.scrape();
    }

    MeterRegistry registry() {
        return registry;
    }

    /** @param labels names and values, one after the other */
    Counter counter(String name, String description, String... labels) {
        return Counter.builder(name).description(description).tags(labels).register(registry);
    }

    Counter journalFailures(EntityKind kind) {
        return counter(
                JOURNAL_FAILURES,
                "Journals of sessions and wardrobes that failed to be read or written, by kind",
                "kind",
                Labels.of(kind));
    }

    /** @param labels names and values, one after the other */
    void gauge(String name, String description, Supplier<Number> value, String... labels) {
        var unused =
                Gauge.builder(name, value).description(description).tags(labels).register(registry);
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
