package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hearth.store.StoreProbe;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;

/** Asks Cassandra for its version, through the session that the journal itself uses. */
public final class CassandraStoreProbe implements StoreProbe {

    private static final String JOURNAL_SESSION = "pekko.persistence.cassandra";
    private static final SimpleStatement QUESTION = SimpleStatement.newInstance(
                    "SELECT release_version FROM system.local")
            .setTimeout(Duration.ofSeconds(1))
            .setIdempotent(true);

    private final Supplier<CompletionStage<CqlSession>> session;

    private CassandraStoreProbe(Supplier<CompletionStage<CqlSession>> session) {
        this.session = session;
    }

    /** A probe over the session of the journal plugin. */
    public static CassandraStoreProbe of(ActorSystem<?> system) {
        return new CassandraStoreProbe(() ->
                CassandraSessionRegistry.get(system).sessionFor(JOURNAL_SESSION).underlying());
    }

    @Override
    public CompletionStage<Boolean> answers() {
        return session.get()
                .thenCompose(open -> open.executeAsync(QUESTION))
                .thenApply(rows -> rows.currentPage().iterator().hasNext());
    }
}
