package dev.hearth.load.bench;

import dev.hearth.load.process.HearthProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The server that is measured: one started for the run with its own store and data, or one that runs already. */
final class BenchTarget implements AutoCloseable {

    /** Limits that would measure themselves. Everything else is as it is out of the box. */
    private static final Map<String, String> LIFTED = Map.ofEntries(
            Map.entry("HEARTH_GATEWAY_LIMITS_COMMANDS_PER_SECOND", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_COMMANDS_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_TALK_PER_SECOND", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_TALK_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_MOVES_PER_SECOND", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_MOVES_BURST", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_JOIN_PER_MINUTE", "1000000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_JOIN_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UNANSWERED_MAX", "1000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UPGRADES_PER_MINUTE", "1000000"),
            Map.entry("HEARTH_GATEWAY_LIMITS_UPGRADES_BURST", "100000"),
            Map.entry("HEARTH_GATEWAY_HTTP_GUESTS_PER_MINUTE", "100000"),
            Map.entry("HEARTH_IDENTITY_ACCESS_TOKEN_LIFETIME", "1h"));

    /** The arena is larger than a room may be out of the box, and its tick is the one that others measure with. */
    private static final Map<String, String> CROWDED =
            Map.of("HEARTH_ROOM_CAPACITY_MAX", "1000", "HEARTH_ROOM_MOVE_TICK", "50ms");

    private final URI url;
    private final @Nullable HearthProcess started;
    private final OptionalLong serverPid;
    private final OptionalLong storePid;

    private BenchTarget(URI url, @Nullable HearthProcess started, OptionalLong serverPid, OptionalLong storePid) {
        this.url = url;
        this.started = started;
        this.serverPid = serverPid;
        this.storePid = storePid;
    }

    static BenchTarget of(BenchSettings settings) throws IOException, InterruptedException {
        return settings.target().isPresent()
                ? new BenchTarget(settings.target().get(), null, settings.serverPid(), settings.storePid())
                : start(settings);
    }

    private static BenchTarget start(BenchSettings settings) throws IOException, InterruptedException {
        empty(settings.workFolder());
        HearthProcess node = HearthProcess.start(settings.workFolder(), "", environment(settings));
        return new BenchTarget(
                node.url(),
                node,
                OptionalLong.of(node.pid()),
                OptionalLong.of(node.store().pid()));
    }

    private static Map<String, String> environment(BenchSettings settings) {
        Map<String, String> environment = new HashMap<>(LIFTED);
        if (settings.benchmark() == BenchSettings.Name.ARENA) {
            environment.putAll(CROWDED);
            environment.put("HEARTH_ROOM_INTEREST_ABOVE", settings.interest() ? "60" : "1000");
        }
        return environment;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    URI url() {
        return url;
    }

    /** Absent when the server runs elsewhere. */
    OptionalLong serverPid() {
        return serverPid;
    }

    OptionalLong storePid() {
        return storePid;
    }

    /** Bytes that the server's heap holds after a full collection; absent without a process that may be asked. */
    OptionalLong liveHeapBytes() throws IOException, InterruptedException {
        return serverPid.isPresent() ? HeapCensus.liveBytes(serverPid.getAsLong()) : OptionalLong.empty();
    }

    /** How often the server read a journal because a gap did not fit a room's ring; absent if it runs elsewhere. */
    OptionalLong journalReads() throws IOException {
        return started == null
                ? OptionalLong.empty()
                : OptionalLong.of((long) started.metrics().value("hearth_stream_journal_reads_total"));
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}
