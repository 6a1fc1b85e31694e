package dev.hearth.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What Linux says a process has used so far.
 *
 * @param cpuMicros user and system time of all its threads, in steps of 10 ms
 * @param systemMicros the part of it that was spent in the kernel
 * @param residentBytes memory in use, file pages included
 */
record ProcessUsage(long cpuMicros, long systemMicros, long residentBytes) {

    private static final long MICROS_PER_TICK = 10_000;
    private static final long PAGE_BYTES = 4_096;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int RESIDENT = 21;

    /** Of a process that runs. */
    static ProcessUsage of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /** The command's name may hold anything, so fields count from behind its bracket. */
    static ProcessUsage parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long system = Long.parseLong(fields[SYSTEM_TIME]) * MICROS_PER_TICK;
        long user = Long.parseLong(fields[USER_TIME]) * MICROS_PER_TICK;
        return new ProcessUsage(user + system, system, Long.parseLong(fields[RESIDENT]) * PAGE_BYTES);
    }

    /** Resident memory to the byte, which {@code stat} only has to some hundred pages for each thread. */
    static long exactResidentBytes(long pid) throws IOException {
        return parseRollup(Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")));
    }

    static long parseRollup(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Rss:"))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .orElseThrow();
    }

    /** Busy time of all cores together, guests and interrupts included. */
    static long machineMicros() throws IOException {
        return parseMachine(Files.readAllLines(Path.of("/proc/stat")).get(0));
    }

    /** Everything but idle (fourth) and waiting for disks (fifth); what a hypervisor stole (eighth) is not ours. */
    static long parseMachine(String cpuLine) {
        String[] fields = cpuLine.trim().split("\\s+", -1);
        long ticks = 0;
        for (int i : new int[] {1, 2, 3, 6, 7}) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * MICROS_PER_TICK;
    }

    static double cores(long cpuMicros, long nanos) {
        return (double) cpuMicros / TimeUnit.NANOSECONDS.toMicros(Math.max(1_000, nanos));
    }
}
