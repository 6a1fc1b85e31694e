package dev.hearth.schema.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hearth.schema.SchemaFailure;
import java.time.Duration;
import java.util.UUID;

/**
 * Raises the generation of a store that was restored from a backup. It is part of every epoch, so that no position from
 * the lost future is taken for one of the new history. Nodes read it once, at start.
 */
public final class GenerationChange {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CqlSession session;

    /** @param session stays open */
    public GenerationChange(CqlSession session) {
        this.session = session;
    }

    /**
     * Raises it by one, one command at a time, and answers the new one.
     *
     * @throws SchemaFailure when the store has no generation, or fails
     */
    public long raise() {
        try (var lock = SchemaLock.take(session, UUID.randomUUID().toString())) {
            lock.renew();
            long next = present() + 1;
            session.execute(SimpleStatement.newInstance(
                            "UPDATE hearth.store_generation SET generation = ? WHERE name = 'store'", next)
                    .setTimeout(TIMEOUT));
            return next;
        } catch (DriverException e) {
            throw new SchemaFailure("the generation of the store could not be raised: " + e.getMessage(), e);
        }
    }

    private long present() {
        var row = session.execute("SELECT generation FROM hearth.store_generation WHERE name = 'store'")
                .one();
        if (row == null) {
            throw new SchemaFailure("the store has no generation: its schema is not complete");
        }
        return row.getLong("generation");
    }
}
