package dev.hearth.observability;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * The process under the node: memory, collections, threads, processors, open files. All of it is read at the moment
 * somebody looks; nothing listens.
 */
final class ProcessMetrics {

    private ProcessMetrics() {}

    static void bind(NodeMetrics metrics) {
        var registry = metrics.registry();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> collections(registry, collector));
        metrics.gauge(
                NodeMetrics.HEAP_AFTER_COLLECTION,
                "Share of the heap's part for old objects that was in use after its last collection",
                ProcessMetrics::afterCollection);
    }

    private static void collections(MeterRegistry registry, GarbageCollectorMXBean collector) {
        FunctionTimer.builder(
                        NodeMetrics.COLLECTIONS,
                        collector,
                        GarbageCollectorMXBean::getCollectionCount,
                        GarbageCollectorMXBean::getCollectionTime,
                        TimeUnit.MILLISECONDS)
                .description("Collections of garbage and how long they took")
                .tag("gc", collector.getName())
                .register(registry);
    }

    private static double afterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .max(Comparator.comparingLong(usage -> usage.getMax()))
                .filter(usage -> usage.getMax() > 0)
                .map(usage -> (double) usage.getUsed() / usage.getMax())
                .orElse(0.0);
    }
}
