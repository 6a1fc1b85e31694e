package dev.hearth.schema.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.hearth.config.CassandraSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens the driver session of the command line, which must give up in time and say why, unlike the running server's
 * session, which waits for its store for ever.
 */
public final class AdminSession {
    private static final String DRIVER = "datastax-java-driver";
    // With its own copy of the schema the driver would wait a second after every table that is made. Failed attempts
    // are
    // told once, in one line, by whoever gives up.
    private static final Config OVERRIDES = ConfigFactory.parseString(
            "advanced { reconnect-on-init = false, metadata.schema.enabled = false, connection.warn-on-init-error = false }");
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private AdminSession() {}

    /**
     * Connects, trying again until {@code hearth.cassandra.connect-timeout} is over.
     *
     * @throws CassandraUnreachable when nobody answered by then, or name and password are wrong
     */
    public static CqlSession open(Config config) {
        var settings = CassandraSettings.of(config);
        var deadline = System.nanoTime() + settings.connectTimeout().toNanos();
        while (true) {
            try {
                return connect(config);
            } catch (AllNodesFailedException e) {
                refuseWrongPassword(e, settings);
                if (System.nanoTime() - deadline >= 0) {
                    throw silent(settings, e);
                }
            } catch (DriverException | IllegalStateException | IllegalArgumentException e) {
                throw new CassandraUnreachable(
                        "Cassandra at " + where(settings) + " cannot be used: " + e.getMessage(), e);
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private static CqlSession connect(Config config) {
        var driver = OVERRIDES.withFallback(config.getConfig(DRIVER));
        var text = driver.atPath(DRIVER).root().render(ConfigRenderOptions.concise());
        return CqlSession.builder()
                .withConfigLoader(DriverConfigLoader.fromString(text))
                .build();
    }

    private static void refuseWrongPassword(AllNodesFailedException e, CassandraSettings settings) {
        var refused = e.getAllErrors().values().stream().flatMap(List::stream).anyMatch(AdminSession::isRefusal);
        if (refused) {
            throw new CassandraUnreachable(
                    "Cassandra at " + where(settings) + " refuses the name and password of hearth.cassandra", e);
        }
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof AuthenticationException || error.getCause() instanceof AuthenticationException;
    }

    private static CassandraUnreachable silent(CassandraSettings settings, AllNodesFailedException e) {
        return new CassandraUnreachable(
                "no Cassandra answers at " + where(settings) + " (waited "
                        + settings.connectTimeout().toSeconds() + "s): check hearth.cassandra.contact-points",
                e);
    }

    private static String where(CassandraSettings settings) {
        return String.join(", ", settings.contactPoints());
    }
}
