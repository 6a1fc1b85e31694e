package dev.hearth.localstore;

/** The two configuration files of the child, sized for one machine that also runs the room server. */
final class CassandraFiles {
    private CassandraFiles() {}

    /**
     * {@code cassandra.yaml}. Writes are synced before they are acknowledged: acknowledged means durable. Tables are merged
     * slowly, because what merges at full speed takes both cores of a small machine from everybody for a second.
     */
    static String yaml(StoreFolder folder, StorePorts ports) {
        var home = folder.cassandra();
        return """
                cluster_name: hearth-local
                num_tokens: 16
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                auto_bootstrap: false
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "127.0.0.1:%2$d"
                listen_address: 127.0.0.1
                storage_port: %2$d
                rpc_address: 127.0.0.1
                start_native_transport: true
                native_transport_port: %1$d
                data_file_directories: [%3$s]
                commitlog_directory: %4$s
                saved_caches_directory: %5$s
                hints_directory: %6$s
                cdc_raw_directory: %7$s
                commitlog_sync: batch
                commitlog_segment_size: 16MiB
                commitlog_total_space: 256MiB
                auto_snapshot: false
                incremental_backups: false
                concurrent_reads: 16
                concurrent_writes: 16
                memtable_allocation_type: offheap_objects
                memtable_heap_space: 64MiB
                memtable_offheap_space: 64MiB
                concurrent_compactors: 1
                compaction_throughput: 4MiB/s
                file_cache_size: 64MiB
                key_cache_size: 8MiB
                batch_size_warn_threshold: 256KiB
                batch_size_fail_threshold: 2MiB
                """.formatted(
                        ports.cql(),
                        ports.storage(),
                        quoted(home.resolve("data")),
                        quoted(home.resolve("commitlog")),
                        quoted(home.resolve("saved_caches")),
                        quoted(home.resolve("hints")),
                        quoted(home.resolve("cdc_raw")));
    }

    /** {@code logback.xml}: at most 40 MB of log, and nothing on the console. */
    static String logback(StoreFolder folder) {
        var log = xml(folder.logs().resolve("cassandra").toString());
        return """
                <configuration>
                  <appender name="file" class="ch.qos.logback.core.rolling.RollingFileAppender">
                    <file>%1$s.log</file>
                    <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
                      <fileNamePattern>%1$s.%%i.log</fileNamePattern>
                      <minIndex>1</minIndex>
                      <maxIndex>3</maxIndex>
                    </rollingPolicy>
                    <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
                      <maxFileSize>10MB</maxFileSize>
                    </triggeringPolicy>
                    <encoder>
                      <pattern>%%d{ISO8601} %%-5level [%%thread] %%logger{30} - %%msg%%n</pattern>
                    </encoder>
                  </appender>
                  <root level="INFO">
                    <appender-ref ref="file"/>
                  </root>
                </configuration>
                """.formatted(log);
    }

    private static String quoted(Object path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
