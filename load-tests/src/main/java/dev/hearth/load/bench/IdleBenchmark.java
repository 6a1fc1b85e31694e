package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.FrontDoor;
import dev.hearth.load.bot.Json;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Sockets of people who say nothing: what one costs in memory, what all cost in CPU, silent and with heartbeats, and how
 * many can come in a second. Each is somebody else, so that the memory of sessions is counted too.
 */
final class IdleBenchmark {

    private static final int CONNECTS_AT_ONCE = 64;
    private static final int BASELINE_SECONDS = 5;
    private static final int SILENT_SECONDS = 10;
    private static final int HEARTBEAT_SECONDS = 25;
    private static final double KIB = 1_024.0;
    private static final double PERCENT = 100.0;

    private final BenchTarget target;
    private final BenchSettings.Load load;
    private final BenchLoop loop;
    private final ObjectNode results = Json.object();

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
        OptionalLong heapBefore = target.liveHeapBytes();
        long residentBefore = resident();
        cpu("nobody", BASELINE_SECONDS, false, List.of());

        int half = sockets / 2;
        var people = Crowd.connect(loop, guests.subList(0, half), CONNECTS_AT_ONCE);
        began = System.nanoTime();
        people.addAll(Crowd.connect(loop, guests.subList(half, sockets), CONNECTS_AT_ONCE));
        results.put("connects_per_s", perSecond(sockets - half, began));

        cpu("silent", SILENT_SECONDS, false, people);
        cpu("heartbeats", load.stageSeconds(), true, people);
        memory(heapBefore, residentBefore);
        long lost = loop.ask(() -> loop.tally().lostSockets());
        results.put("lost_sockets", lost);
        if (lost > 0) {
            results.put("void", "sockets were lost");
        }
        loop.execute(() -> people.forEach(BenchSocket::close));
        return results;
    }

    private static long perSecond(int count, long beganNanos) {
        return Math.round(count / ((System.nanoTime() - beganNanos) / 1e9));
    }

    private long resident() throws IOException {
        return target.serverPid().isPresent()
                ? ProcessUsage.of(target.serverPid().getAsLong()).residentBytes()
                : 0;
    }

    private void memory(OptionalLong heapBefore, long residentBefore) throws IOException, InterruptedException {
        OptionalLong heapAfter = target.liveHeapBytes();
        if (heapBefore.isPresent() && heapAfter.isPresent()) {
            results.put("heap_kib_per_socket", kibPerSocket(heapAfter.getAsLong() - heapBefore.getAsLong()));
        }
        if (residentBefore > 0) {
            results.put("resident_kib_per_socket", kibPerSocket(resident() - residentBefore));
        }
    }

    private double kibPerSocket(long bytes) {
        return CpuWindow.rounded(bytes / KIB / load.rooms());
    }

    /** The server's CPU in percent of one core, while everybody is silent or sends heartbeats in turn. */
    private void cpu(String name, int seconds, boolean heartbeats, List<BenchSocket> people)
            throws IOException, InterruptedException {
        Future<?> beating = heartbeats ? heartbeats(people) : null;
        TimeUnit.SECONDS.sleep(1);
        CpuWindow.Mark from = CpuWindow.Mark.now(target);
        TimeUnit.SECONDS.sleep(seconds);
        CpuWindow cpu = CpuWindow.between(from, CpuWindow.Mark.now(target));
        if (beating != null) {
            beating.cancel(false);
        }
        ObjectNode part = results.putObject(name);
        cpu.server()
                .ifPresent(micros -> part.put(
                        "server_percent_of_core",
                        CpuWindow.rounded(PERCENT * ProcessUsage.cores(micros, cpu.nanos()))));
        part.set("cpu", cpu.toJson());
    }

    /** Spread evenly, as many as the protocol asks for. */
    private Future<?> heartbeats(List<BenchSocket> people) {
        long gapMicros = Math.max(1, TimeUnit.SECONDS.toMicros(HEARTBEAT_SECONDS) / people.size());
        int[] turn = {0};
        return loop.every(gapMicros, () -> {
            people.get(turn[0]).heartbeat();
            turn[0] = (turn[0] + 1) % people.size();
        });
    }
}
