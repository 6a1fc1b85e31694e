package dev.hearth.load.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.load.bot.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Who used the machine's cores since a moment: the server, with all its nodes, its store, this client, and everything else, which is what
 * makes figures doubtful.
 *
 * @param nanos how long it lasted
 * @param server microseconds; absent when the process is not on this machine, like {@code store}
 * @param threads the server's share by what its threads are for
 * @param serverSystem the server's share that was spent in the kernel
 */
public record CpuWindow(
        long nanos,
        OptionalLong server,
        OptionalLong store,
        long client,
        long machine,
        Map<String, Long> threads,
        long serverSystem) {

    private static final double THOUSANDTHS = 1_000.0;

    /** What had been used at a moment. */
    public record Mark(
            long at,
            OptionalLong server,
            OptionalLong store,
            long client,
            long machine,
            Map<String, Long> threads,
            long serverSystem) {

        static Mark now(BenchTarget target) throws IOException {
            return now(target.serverPids(), target.storePid());
        }

        /** Of a server's processes and its store's, none of which need be on this machine. */
        public static Mark now(List<Long> serverPids, OptionalLong storePid) throws IOException {
            long server = 0;
            long system = 0;
            Map<String, Long> threads = new TreeMap<>();
            for (long pid : serverPids) {
                ProcessUsage usage = ProcessUsage.of(pid);
                server += usage.cpuMicros();
                system += usage.systemMicros();
                ThreadUsage.of(pid).forEach((group, micros) -> threads.merge(group, micros, Long::sum));
            }
            return new Mark(
                    System.nanoTime(),
                    serverPids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(server),
                    storePid.isPresent()
                            ? OptionalLong.of(
                                    ProcessUsage.of(storePid.getAsLong()).cpuMicros())
                            : storePid,
                    ProcessUsage.of(ProcessHandle.current().pid()).cpuMicros(),
                    ProcessUsage.machineMicros(),
                    threads,
                    system);
        }
    }

    public static CpuWindow between(Mark from, Mark to) {
        return new CpuWindow(
                to.at - from.at,
                minus(to.server, from.server),
                minus(to.store, from.store),
                to.client - from.client,
                to.machine - from.machine,
                minus(to.threads, from.threads),
                to.serverSystem - from.serverSystem);
    }

    private static Map<String, Long> minus(Map<String, Long> to, Map<String, Long> from) {
        Map<String, Long> used = new TreeMap<>();
        to.forEach((group, micros) -> used.put(group, micros - from.getOrDefault(group, 0L)));
        return used;
    }

    private static OptionalLong minus(OptionalLong to, OptionalLong from) {
        return to.isPresent() && from.isPresent()
                ? OptionalLong.of(to.getAsLong() - from.getAsLong())
                : OptionalLong.empty();
    }

    public double seconds() {
        return nanos / 1e9;
    }

    /** How much of the server's CPU its compiler took; 0 when it is not known. */
    public double jitShare() {
        long all = server.orElse(0);
        return all == 0 ? 0 : rounded((double) threads.getOrDefault("jit", 0L) / all);
    }

    /** How much of one core the client used. */
    public double clientCores() {
        return ProcessUsage.cores(client, nanos);
    }

    /** Microseconds of the server for each of so many; 0 when it is not known. */
    public double serverMicrosPer(long count) {
        return count == 0 ? 0 : rounded((double) server.orElse(0) / count);
    }

    double storeMicrosPer(long count) {
        return count == 0 ? 0 : rounded((double) store.orElse(0) / count);
    }

    /** In cores: 1 is one core used all the time. */
    public ObjectNode toJson() {
        ObjectNode cpu = Json.object();
        server.ifPresent(micros -> cpu.put("server_cores", cores(micros)));
        store.ifPresent(micros -> cpu.put("store_cores", cores(micros)));
        cpu.put("client_cores", cores(client));
        long known = server.orElse(0) + store.orElse(0) + client;
        cpu.put("others_cores", cores(Math.max(0, machine - known)));
        if (server.isPresent()) {
            cpu.put("server_kernel_cores", cores(serverSystem));
            ObjectNode byThread = cpu.putObject("server_threads_cores");
            threads.forEach((group, micros) -> byThread.put(group, cores(micros)));
        }
        return cpu;
    }

    private double cores(long micros) {
        return rounded(ProcessUsage.cores(micros, nanos));
    }

    /** To three digits behind the point. */
    public static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }
}
