package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Runs the CQL of the tables that are not journals. Every statement is prepared once; its text must be a constant, because
 * prepared ones are kept for good. Values go in as parameters only. Thread-safe.
 */
public final class CqlStore {
    private static final String JOURNAL_SESSION = "pekko.persistence.cassandra";

    private final Supplier<CompletionStage<CqlSession>> session;
    private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    /** A store over a session that is asked for again each time, so that it may come late. */
    public CqlStore(Supplier<CompletionStage<CqlSession>> session) {
        this.session = session;
    }

    /** A store over the session of the journal plugin: one set of connections for the whole node. */
    public static CqlStore of(ActorSystem<?> system) {
        return new CqlStore(() ->
                CassandraSessionRegistry.get(system).sessionFor(JOURNAL_SESSION).underlying());
    }

    /** Reads, or writes something that may safely be written twice; the driver may try again by itself. */
    public CompletionStage<AsyncResultSet> run(String cql, @Nullable Object... values) {
        return execute(cql, statement -> statement.setIdempotent(true), values);
    }

    /** Changes rows under a condition; never tried again by the driver. */
    public CompletionStage<Boolean> runIf(String cql, @Nullable Object... values) {
        return execute(cql, statement -> statement.setIdempotent(false), values).thenApply(AsyncResultSet::wasApplied);
    }

    /** Reads the newest state of rows that are changed under conditions, finishing changes that were left half done. */
    public CompletionStage<AsyncResultSet> readNewest(String cql, @Nullable Object... values) {
        return execute(
                cql, statement -> statement.setIdempotent(true).setConsistencyLevel(ConsistencyLevel.SERIAL), values);
    }

    /** Nothing is thrown, not even by the supplier of the session: every failure comes through the stage. */
    private CompletionStage<AsyncResultSet> execute(
            String cql, UnaryOperator<BoundStatement> options, @Nullable Object... values) {
        return CompletableFuture.completedFuture(cql)
                .thenCompose(text -> session.get())
                .thenCompose(open -> prepare(open, cql)
                        .thenCompose(statement -> open.executeAsync(options.apply(statement.bind(values)))));
    }

    private CompletionStage<PreparedStatement> prepare(CqlSession open, String cql) {
        var known = prepared.get(cql);
        return known != null
                ? CompletableFuture.completedFuture(known)
                : open.prepareAsync(cql).thenApply(statement -> {
                    prepared.put(cql, statement);
                    return statement;
                });
    }
}
