package dev.hearth.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;
import com.datastax.oss.driver.internal.core.context.DefaultDriverContext;
import com.datastax.oss.driver.internal.core.context.DefaultNettyOptions;
import com.datastax.oss.driver.internal.core.context.NettyOptions;
import com.typesafe.config.Config;
import dev.hearth.loops.EventLoops;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.connectors.cassandra.CqlSessionProvider;
import org.apache.pekko.stream.connectors.cassandra.DriverConfigLoaderFromConfig;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Opens the journal plugin's session, which the whole node shares, on the node's {@link EventLoops}. Named in {@code
 * persistence.conf} and made by the plugin.
 */
public final class LoopSessions implements CqlSessionProvider {

    private final ActorSystem system;
    private final Config plugin;

    /** @param plugin the section of the plugin that wants a session */
    public LoopSessions(ActorSystem system, Config plugin) {
        this.system = system;
        this.plugin = plugin;
    }

    @Override
    public Future<CqlSession> connect(ExecutionContext executor) {
        var driver = CqlSessionProvider.driverConfig(system, plugin);
        var loops = EventLoops.of(system);
        return FutureConverters.asScala(new Builder(loops)
                .withConfigLoader(DriverConfigLoaderFromConfig.fromConfig(driver))
                .buildAsync()
                .thenApply(session -> served(session, loops)));
    }

    /** The session is closed once the actor system has ended, and closes its connections on the loops. */
    private static CqlSession served(CqlSession session, EventLoops loops) {
        loops.serve(session.closeFuture());
        return session;
    }

    private static final class Builder extends CqlSessionBuilder {
        private final EventLoops loops;

        Builder(EventLoops loops) {
            this.loops = loops;
        }

        @Override
        protected DriverContext buildContext(DriverConfigLoader loader, ProgrammaticArguments arguments) {
            return new SharedContext(loader, arguments, loops);
        }
    }

    private static final class SharedContext extends DefaultDriverContext {
        private final EventLoops loops;

        SharedContext(DriverConfigLoader loader, ProgrammaticArguments arguments, EventLoops loops) {
            super(loader, arguments);
            this.loops = loops;
        }

        @Override
        protected NettyOptions buildNettyOptions() {
            return new DefaultNettyOptions(this) {
                @Override
                public EventLoopGroup ioEventLoopGroup() {
                    return loops.group();
                }

                @Override
                public Class<? extends Channel> channelClass() {
                    return loops.clientChannel();
                }
            };
        }
    }
}
