package dev.hearth.gateway.socket;

import dev.hearth.logs.LogEvent;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a node gets rid of its sockets: nobody new, then all in batches, each as soon as its answers are said, then whoever is
 * still there by force. It ends within {@link GatewaySettings.Drain#total}, whatever clients do.
 */
final class SocketDrain {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDrain.class);
    private static final long CHECK_MILLIS = 25;
    private static final Duration AFTER_CUT = Duration.ofMillis(500);

    private final GatewaySettings.Drain settings;
    private final EventLoopGroup group;
    private final SocketWalk walk;
    private final IntSupplier open;

    /** @param open how many sockets there are now */
    SocketDrain(GatewaySettings.Drain settings, EventLoopGroup group, SocketWalk walk, IntSupplier open) {
        this.settings = settings;
        this.group = group;
        this.walk = walk;
        this.open = open;
    }

    /**
     * Ends all sockets and the door. To be called once, after {@link Turnstile#shut}: until the last batch the door still
     * answers, so that whoever knocks is sent on.
     */
    CompletableFuture<Void> run(Channel server) {
        LogEvent.DRAIN_BEGUN.at(LOG).log("{} sockets are moved off", open.getAsInt());
        var pace = new DrainPace(settings);
        var patience = settings.answers().plus(GatewaySettings.Drain.GOODBYES);
        return walk.go(
                        new SocketWalk.Pace(pace::batch, settings.interval()),
                        (socket, place, batch) -> socket.leave(pace.returnAfter(place, batch)))
                .thenCompose(asked -> closed(server))
                .thenCompose(shut -> gone(patience))
                .thenCompose(waited -> cut());
    }

    private static CompletableFuture<Void> closed(Channel server) {
        var done = new CompletableFuture<Void>();
        server.close().addListener(closed -> done.complete(null));
        return done;
    }

    /** Whoever came in while the door was being shut was not asked to leave, and goes here. */
    private CompletableFuture<Void> cut() {
        int left = open.getAsInt();
        if (left == 0) {
            return CompletableFuture.completedFuture(null);
        }
        LogEvent.DRAIN_CUTS.at(LOG).log("{} sockets did not close by themselves and are cut", left);
        return walk.go(SocketWalk.Pace.AT_ONCE, (socket, place, batch) -> socket.cut())
                .thenCompose(cut -> gone(AFTER_CUT));
    }

    /** Done when no socket is left, and after so long in any case. */
    private CompletableFuture<Void> gone(Duration within) {
        var done = new CompletableFuture<Void>();
        await(done, within.toMillis() / CHECK_MILLIS);
        return done;
    }

    private void await(CompletableFuture<Void> done, long checksLeft) {
        if (open.getAsInt() == 0 || checksLeft <= 0) {
            done.complete(null);
        } else {
            var unused = group.next().schedule(() -> await(done, checksLeft - 1), CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
