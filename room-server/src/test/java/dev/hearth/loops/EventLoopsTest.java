package dev.hearth.loops;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final Config CONFIG = ConfigFactory.parseString("""
            hearth.event-loops = 3
            hot { type = Dispatcher, executor = "dev.hearth.loops.LoopExecutorConfigurator" }
            """);

    @Test
    void actorsRunOnTheLoopsOfTheirSystemAndTheLoopsEndAfterTheirUsers() throws Exception {
        var testKit = ActorTestKit.create(CONFIG);
        var loops = EventLoops.of(testKit.system().classicSystem());
        assertThat(loops.group()).hasSize(3);

        var thread = new CompletableFuture<Thread>();
        testKit.spawn(
                Behaviors.setup(context -> {
                    thread.complete(Thread.currentThread());
                    return Behaviors.empty();
                }),
                DispatcherSelector.fromConfig("hot"));
        assertThat(thread.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getName()).startsWith("hearth-loop");

        var user = new CompletableFuture<Void>();
        loops.serve(user);
        testKit.shutdownTestKit();
        assertThat(loops.group().isShuttingDown()).isFalse();

        user.complete(null);
        assertThat(loops.group().terminationFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }
}
