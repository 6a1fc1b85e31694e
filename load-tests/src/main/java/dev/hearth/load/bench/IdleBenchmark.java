package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sockets of people who say nothing: what one costs in memory, what all cost in CPU, silent and with heartbeats, and how
 * many can come in a second. Each is somebody else, so that the memory of sessions is counted too. Measured with a third
 * of them and with all.
 *
 * <p>What they cost is told above an empty server that is warm: it has signed everybody in, and some hundred of them have
 * come and gone. Memory is compared after a full collection on both sides, CPU once the compiler has become quiet.
 */
final class IdleBenchmark {

    private static final int CONNECTS_AT_ONCE = 64;
    private static final int WARM_UP_SOCKETS = 1_000;
    /** Longer than an empty session lingers. */
    private static final int EMPTY_AFTER_SECONDS = 14;

    private static final int BASELINE_SECONDS = 10;
    /** Shorter than what the server takes for silence, counted from the heartbeat before. */
    private static final int SILENT_SECONDS = 15;

    private static final int HEARTBEAT_SECONDS = 25;
    private static final int QUIET_WINDOW_SECONDS = 5;
    private static final int QUIET_WINDOWS_MAX = 12;
    private static final double QUIET_COMPILER_CORES = 0.01;
    private static final double KIB = 1_024.0;
    private static final double PERCENT = 100.0;

    private final BenchTarget target;
    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final List<BenchSocket> people = new ArrayList<>();
    private final ObjectNode results = Json.object();

    /** Whoever has been silent for longest is first. Confined to the loop. */
    private final Queue<BenchSocket> turns = new ArrayDeque<>();

    private @Nullable Future<?> beats;

    /** What the server's memory is, collected. */
    private record Memory(OptionalLong liveHeap, long resident, long residentUncollected) {}

    private IdleBenchmark(BenchTarget target, BenchSettings.Load load, BenchLoop loop) {
        this.target = target;
        this.load = load;
        this.loop = loop;
    }

    static ObjectNode run(BenchTarget target, BenchSettings.Load load) throws IOException, InterruptedException {
        FrontDoor door = new FrontDoor(target.url());
        try (BenchLoop loop = new BenchLoop(door.socket())) {
            return new IdleBenchmark(target, load, loop).run(door);
        }
    }

    private ObjectNode run(FrontDoor door) throws IOException, InterruptedException {
        int sockets = load.rooms();
        long began = System.nanoTime();
        var guests = Crowd.signIn(door, sockets);
        results.put("sockets", sockets).put("guests_per_s", perSecond(sockets, began));
        warmUp(guests.subList(0, Math.min(WARM_UP_SOCKETS, sockets)));
        Memory empty = memory();
        ObjectNode nobody = results.putObject("nobody");
        nobody.put("resident_mib", CpuWindow.rounded(empty.resident() / KIB / KIB));
        cpu(nobody, BASELINE_SECONDS);

        int third = Math.max(1, sockets / 3);
        results.putArray("stages")
                .add(stage(guests.subList(0, third), empty))
                .add(stage(guests.subList(third, sockets), empty));
        long lost = loop.ask(() -> loop.tally().lostSockets());
        results.put("lost_sockets", lost);
        if (lost > 0) {
            results.put("void", "sockets were lost");
        }
        loop.execute(() -> people.forEach(BenchSocket::close));
        return results;
    }

    /** They come, stay for a heartbeat and end their links, so that nothing but warm code is left of them. */
    private void warmUp(List<Guest> guests) throws IOException, InterruptedException {
        var visitors = Crowd.connect(loop, guests, CONNECTS_AT_ONCE);
        loop.execute(() -> visitors.forEach(BenchSocket::heartbeat));
        TimeUnit.SECONDS.sleep(1);
        loop.execute(() -> visitors.forEach(BenchSocket::bye));
        TimeUnit.SECONDS.sleep(EMPTY_AFTER_SECONDS);
        quiet();
    }

    private ObjectNode stage(List<Guest> newcomers, Memory empty) throws IOException, InterruptedException {
        ObjectNode stage = Json.object().put("sockets", people.size() + newcomers.size());
        connect(newcomers, stage);
        beat();
        quiet();
        cpu(stage.putObject("heartbeats"), load.stageSeconds());
        hush();
        cpu(stage.putObject("silent"), SILENT_SECONDS);
        beat();
        memory(stage, empty, memory());
        return stage;
    }

    private void connect(List<Guest> newcomers, ObjectNode stage) throws IOException, InterruptedException {
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        long began = System.nanoTime();
        var connected = Crowd.connect(loop, newcomers, CONNECTS_AT_ONCE);
        people.addAll(connected);
        loop.execute(() -> turns.addAll(connected));
        stage.put("connects_per_s", perSecond(newcomers.size(), began));
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        stage.put("server_us_per_connect", cpu.serverMicrosPer(newcomers.size()));
        stage.set("connect_cpu", cpu.toJson());
    }

    private static long perSecond(int count, long beganNanos) {
        return Math.round(count / ((System.nanoTime() - beganNanos) / 1e9));
    }

    private Memory memory() throws IOException, InterruptedException {
        long uncollected = resident();
        OptionalLong heap = target.liveHeapBytes();
        return new Memory(heap, resident(), uncollected);
    }

    private long resident() throws IOException {
        long sum = 0;
        for (long pid : target.serverPids()) {
            sum += ProcessUsage.exactResidentBytes(pid);
        }
        return sum;
    }

    private void memory(ObjectNode stage, Memory empty, Memory full) {
        if (empty.liveHeap().isPresent() && full.liveHeap().isPresent()) {
            stage.put(
                    "heap_kib_per_socket",
                    kibPerSocket(full.liveHeap().getAsLong() - empty.liveHeap().getAsLong()));
        }
        if (empty.resident() > 0) {
            stage.put("resident_kib_per_socket", kibPerSocket(full.resident() - empty.resident()));
            stage.put(
                    "resident_kib_per_socket_uncollected",
                    kibPerSocket(full.residentUncollected() - empty.residentUncollected()));
        }
    }

    private double kibPerSocket(long bytes) {
        return CpuWindow.rounded(bytes / KIB / people.size());
    }

    /** Waits until the server's compiler has nothing to do, or for a minute. */
    private void quiet() throws IOException, InterruptedException {
        for (int i = 0; i < QUIET_WINDOWS_MAX && compilerCores() > QUIET_COMPILER_CORES; i++) {
            results.put("compiler_waits", results.path("compiler_waits").asInt() + 1);
        }
    }

    private double compilerCores() throws IOException, InterruptedException {
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        TimeUnit.SECONDS.sleep(QUIET_WINDOW_SECONDS);
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        return ProcessUsage.cores(cpu.threads().getOrDefault(ThreadUsage.COMPILER, 0L), cpu.nanos());
    }

    /** The server's CPU in percent of one core, with what the compiler took of it apart. */
    private void cpu(ObjectNode part, int seconds) throws IOException, InterruptedException {
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        TimeUnit.SECONDS.sleep(seconds);
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        cpu.server().ifPresent(micros -> part.put("server_percent_of_core", percent(micros, cpu)));
        part.put("of_it_compiler", percent(cpu.threads().getOrDefault(ThreadUsage.COMPILER, 0L), cpu));
        part.set("cpu", cpu.toJson());
    }

    private static double percent(long micros, CpuWindow cpu) {
        return CpuWindow.rounded(PERCENT * ProcessUsage.cores(micros, cpu.nanos()));
    }

    /** Heartbeats of everybody, spread evenly, as many as the protocol asks for. */
    private void beat() {
        hush();
        long gapMicros = Math.max(1, TimeUnit.SECONDS.toMicros(HEARTBEAT_SECONDS) / people.size());
        beats = loop.every(gapMicros, () -> {
            BenchSocket next = turns.remove();
            next.heartbeat();
            turns.add(next);
        });
    }

    private void hush() {
        if (beats != null) {
            beats.cancel(false);
        }
    }
}
