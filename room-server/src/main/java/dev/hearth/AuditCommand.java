package dev.hearth;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.hearth.audit.AuditReport;
import dev.hearth.audit.PekkoEventDecoder;
import dev.hearth.audit.cassandra.CassandraJournalReader;
import dev.hearth.schema.cassandra.AdminSession;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks through the whole journal for what must never be there. */
@Command(
        name = "audit",
        description =
                "Read the whole journal and report gaps, doubles, interleaved writers and events that do not decode.")
final class AuditCommand implements Callable<Integer> {
    private static final String PARTITION_SIZE = "pekko.persistence.cassandra.journal.target-partition-size";
    private static final Config WITHOUT_CLUSTER = ConfigFactory.parseString("pekko.actor.provider = local");

    private final RoomServer server;
    private final Supplier<PrintWriter> out;

    @Option(names = "--lines", paramLabel = "N", description = "Show at most N findings (default: ${DEFAULT-VALUE}).")
    private int lines = 200;

    AuditCommand(RoomServer server, Supplier<PrintWriter> out) {
        this.server = server;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var store = StoreAccess.shared(server.config(), server::config)) {
            store.prepareSchema();
            var report = new AuditReport(line -> out.get().println(line), lines);
            audit(store.config(), report);
            out.get().println(report.summary());
            return (report.isClean() ? ExitCode.OK : ExitCode.FAILED).status();
        }
    }

    private static void audit(Config config, AuditReport report) {
        var system = ActorSystem.create("audit", WITHOUT_CLUSTER.withFallback(config));
        try (var session = AdminSession.open(config)) {
            var decoder = new PekkoEventDecoder(system);
            new CassandraJournalReader(session, decoder, config.getLong(PARTITION_SIZE)).audit(report);
        } finally {
            system.terminate();
        }
    }
}
