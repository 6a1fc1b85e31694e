package dev.hearth.gateway.admission;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How full the part of the heap for old objects was when it was last collected. What it was an hour ago says nothing, and a
 * node without visitors would collect nothing for hours: a value counts for as long as a full heap could stay silent.
 * Not thread-safe.
 */
public final class HeapAfterCollection {

    private static final long COUNTS_NANOS = Duration.ofSeconds(30).toNanos();

    private final @Nullable MemoryPoolMXBean old;
    private final List<GarbageCollectorMXBean> collectors;
    private long collections;
    private long collectedAt;

    private HeapAfterCollection(@Nullable MemoryPoolMXBean old, List<GarbageCollectorMXBean> collectors) {
        this.old = old;
        this.collectors = collectors;
    }

    /** The heap of this process. */
    public static HeapAfterCollection ofThisProcess() {
        var old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .orElse(null);
        return new HeapAfterCollection(old, old == null ? List.of() : collectorsOf(old));
    }

    /** Those that collect everything are the ones after which the number means something. */
    private static List<GarbageCollectorMXBean> collectorsOf(MemoryPoolMXBean old) {
        var names = Set.of(old.getMemoryManagerNames());
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> names.contains(collector.getName()))
                .toList();
    }

    /** The share in use, 0 to 1; 0 if nothing was collected lately. */
    public double share(long nowNanos) {
        var usage = old == null ? null : old.getCollectionUsage();
        if (usage == null || usage.getMax() <= 0) {
            return 0;
        }
        long now = collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
        if (now != collections) {
            collections = now;
            collectedAt = nowNanos;
        }
        boolean counts = collections > 0 && nowNanos - collectedAt < COUNTS_NANOS;
        return counts ? (double) usage.getUsed() / usage.getMax() : 0;
    }
}
