package dev.hearth.operations;

import dev.hearth.logs.LogEvent;
import dev.hearth.operations.domain.HouseSetting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one node as the settings of the house say: reads them when it starts and every few seconds. While the store is away
 * everything stays as it is.
 */
public final class SettingsFollower extends AbstractBehavior<SettingsFollower.Command> {

    /** How often they are read; with the time of reading less than the five seconds that are promised. */
    public static final Duration INTERVAL = Duration.ofSeconds(3);

    /** A read that has not ended by then is given up: one that never ends must not be the last. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What a follower can be told. */
    public sealed interface Command {}

    /** Somebody changed something here just now. */
    public enum Look implements Command {
        NOW
    }

    private enum Tick implements Command {
        DUE
    }

    private record Found(@Nullable List<HouseSetting> settings) implements Command {}

    /** What obeys the settings. */
    @FunctionalInterface
    public interface Obedient {

        /** Makes the node as these say, and as its configuration says where they say nothing. Must not wait. */
        void be(List<HouseSetting> settings);
    }

    private final SettingRows rows;
    private final Obedient node;
    private List<HouseSetting> last = List.of();
    private boolean reading;
    private boolean again;

    /** A follower that asks in this rhythm. */
    public static Behavior<Command> create(SettingRows rows, Obedient node, Duration interval) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Tick.DUE, interval);
            return new SettingsFollower(context, rows, node);
        }));
    }

    private SettingsFollower(ActorContext<Command> context, SettingRows rows, Obedient node) {
        super(context);
        this.rows = rows;
        this.node = node;
        read();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, look -> onLook())
                .onMessage(Tick.class, tick -> read())
                .onMessage(Found.class, this::onFound)
                .build();
    }

    /** What is being read may be from before the change. */
    private Behavior<Command> onLook() {
        again = reading;
        return read();
    }

    private Behavior<Command> read() {
        if (!reading) {
            reading = true;
            getContext().pipeToSelf(asked(), (found, failure) -> new Found(found));
        }
        return this;
    }

    private CompletionStage<List<HouseSetting>> asked() {
        try {
            return rows.all().toCompletableFuture().copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Behavior<Command> onFound(Found found) {
        reading = false;
        var settings = found.settings();
        if (settings != null && !settings.equals(last)) {
            LogEvent.SETTINGS_CHANGED.at(getContext().getLog()).log("settings of the house are {} now", settings);
            last = settings;
            node.be(settings);
        }
        if (again) {
            again = false;
            read();
        }
        return this;
    }
}
