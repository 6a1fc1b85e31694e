package dev.hearth.schema.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.hearth.config.SchemaScript;
import dev.hearth.schema.SchemaFailure;
import dev.hearth.schema.SchemaPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings a store to the schema of this release, or says that it is not there. Steps only add, so nodes of the release before
 * keep working while it runs.
 */
public final class SchemaMigration {
    // Making a table waits for the whole ring to agree.
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);

    private final CqlSession session;
    private final List<SchemaScript> steps;
    private final String replication;

    /**
     * A migration to the newest of {@code steps}.
     *
     * @param session stays open
     * @param replication of keyspaces that have to be made, as CQL writes it
     */
    public SchemaMigration(CqlSession session, List<SchemaScript> steps, String replication) {
        this.session = session;
        this.steps = List.copyOf(steps);
        this.replication = replication;
    }

    /**
     * Applies what is missing, one migration at a time, and answers the files it applied.
     *
     * @throws SchemaFailure when the store is newer, was changed by hand, or fails
     */
    public List<String> apply() {
        try {
            run(SchemaScript.bootstrap());
            if (new SchemaPlan(steps, applied()).missing().isEmpty()) {
                return List.of();
            }
            try (var lock = SchemaLock.take(session, UUID.randomUUID().toString())) {
                return applyMissing(lock);
            }
        } catch (DriverException e) {
            throw failed(e);
        }
    }

    /**
     * Passes when the store has exactly the schema of this release. Changes nothing.
     *
     * @throws SchemaFailure when it has not
     */
    public void check() {
        try {
            new SchemaPlan(steps, hasVersions() ? applied() : Map.of()).requireComplete();
        } catch (DriverException e) {
            throw failed(e);
        }
    }

    private List<String> applyMissing(SchemaLock lock) {
        // Asked again under the lock: another migration may have been faster.
        var missing = new SchemaPlan(steps, applied()).missing();
        for (var step : missing) {
            lock.renew();
            run(step);
            record(step);
        }
        return missing.stream().map(SchemaScript::file).toList();
    }

    private void run(SchemaScript step) {
        for (var cql : step.statements(replication)) {
            session.execute(SimpleStatement.newInstance(cql).setTimeout(STEP_TIMEOUT));
        }
    }

    private void record(SchemaScript step) {
        session.execute(SimpleStatement.newInstance(
                        "INSERT INTO hearth.schema_version (version, file, checksum, applied_at) VALUES (?, ?, ?, ?)",
                        step.version(),
                        step.file(),
                        step.checksum(),
                        Instant.now())
                .setTimeout(STEP_TIMEOUT));
    }

    private boolean hasVersions() {
        return session.execute("SELECT table_name FROM system_schema.tables"
                                + " WHERE keyspace_name = 'hearth' AND table_name = 'schema_version'")
                        .one()
                != null;
    }

    private Map<Integer, String> applied() {
        var versions = new HashMap<Integer, String>();
        for (var row : session.execute("SELECT version, checksum FROM hearth.schema_version")) {
            versions.put(row.getInt("version"), String.valueOf(row.getString("checksum")));
        }
        return versions;
    }

    private static SchemaFailure failed(DriverException e) {
        return new SchemaFailure("the schema could not be read or changed: " + e.getMessage(), e);
    }
}
