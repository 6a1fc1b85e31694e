package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;
import com.datastax.oss.driver.internal.core.channel.WriteCoalescer;
import com.datastax.oss.driver.internal.core.context.DefaultDriverContext;
import com.typesafe.config.Config;
import java.time.Duration;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.connectors.cassandra.CqlSessionProvider;
import org.apache.pekko.stream.connectors.cassandra.DriverConfigLoaderFromConfig;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Opens the journal plugin's session, which the whole node shares, with {@link GatheredWrites}. Named in {@code
 * persistence.conf} and made by the plugin.
 */
public final class GatheringSessions implements CqlSessionProvider {

    private static final String GATHER_TIME = "hearth.cassandra.gather-time";

    private final ActorSystem system;
    private final Config plugin;

    /** @param plugin the section of the plugin that wants a session */
    public GatheringSessions(ActorSystem system, Config plugin) {
        this.system = system;
        this.plugin = plugin;
    }

    @Override
    public Future<CqlSession> connect(ExecutionContext executor) {
        var driver = CqlSessionProvider.driverConfig(system, plugin);
        var gatherTime = system.settings().config().getDuration(GATHER_TIME);
        return FutureConverters.asScala(new Builder(gatherTime)
                .withConfigLoader(DriverConfigLoaderFromConfig.fromConfig(driver))
                .buildAsync());
    }

    private static final class Builder extends CqlSessionBuilder {
        private final Duration gatherTime;

        Builder(Duration gatherTime) {
            this.gatherTime = gatherTime;
        }

        @Override
        protected DriverContext buildContext(DriverConfigLoader loader, ProgrammaticArguments arguments) {
            return gatherTime.isZero()
                    ? super.buildContext(loader, arguments)
                    : new GatheringContext(loader, arguments, gatherTime);
        }
    }

    private static final class GatheringContext extends DefaultDriverContext {
        private final Duration gatherTime;

        GatheringContext(DriverConfigLoader loader, ProgrammaticArguments arguments, Duration gatherTime) {
            super(loader, arguments);
            this.gatherTime = gatherTime;
        }

        @Override
        protected WriteCoalescer buildWriteCoalescer() {
            return new GatheredWrites(gatherTime);
        }
    }
}
