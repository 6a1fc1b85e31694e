package dev.hearth.schema.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hearth.schema.SchemaFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one migration work at a time, by a lightweight transaction. The lock times out by itself, so that a migration that
 * was killed does not block the next one for ever.
 */
final class SchemaLock implements AutoCloseable {
    private static final int LIFE_SECONDS = 60;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CqlSession session;
    private final String owner;

    private SchemaLock(CqlSession session, String owner) {
        this.session = session;
        this.owner = owner;
    }

    /**
     * Waits for the lock, at most twice as long as a lock can live without being renewed.
     *
     * @throws SchemaFailure when somebody else still holds it
     */
    static SchemaLock take(CqlSession session, String owner) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * LIFE_SECONDS);
        var lock = new SchemaLock(session, owner);
        while (!lock.applied(
                "INSERT INTO hearth.schema_lock (name, owner) VALUES ('schema', ?) IF NOT EXISTS USING TTL "
                        + LIFE_SECONDS)) {
            if (System.nanoTime() - deadline >= 0) {
                throw new SchemaFailure("another migration has held the schema lock for " + 2 * LIFE_SECONDS + "s");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
        return lock;
    }

    /**
     * Starts the lock's life anew, before each step.
     *
     * @throws SchemaFailure when it was lost meanwhile
     */
    void renew() {
        var cql = "UPDATE hearth.schema_lock USING TTL " + LIFE_SECONDS
                + " SET owner = ? WHERE name = 'schema' IF owner = ?";
        if (!applied(cql, owner)) {
            throw new SchemaFailure("the schema lock was lost: the store is too slow, try again");
        }
    }

    @Override
    public void close() {
        applied("DELETE FROM hearth.schema_lock WHERE name = 'schema' IF owner = ?");
    }

    private boolean applied(String cql, String... more) {
        var statement = SimpleStatement.builder(cql).addPositionalValue(owner);
        for (var value : more) {
            statement.addPositionalValue(value);
        }
        return session.execute(statement.setTimeout(TIMEOUT).build()).wasApplied();
    }
}
