package dev.hearth.room;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import dev.hearth.logs.LogEvent;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;

/**
 * A hook for tests: loses a share of the messages between rooms and relays, both ways, to show that what is lost is noticed
 * and repaired. Absent at share 0; {@code hearth.testing}.
 *
 * @param share of the messages that are lost, 0 to 0.5
 * @param seed of the choice; every actor chooses on its own
 */
public record MessageLoss(double share, long seed) {

    /** Nothing is lost. */
    public static final MessageLoss NONE = new MessageLoss(0, 0);

    private static final Set<Class<?>> FROM_RELAYS = Set.of(
            RoomEntity.Attach.class,
            RoomEntity.Detach.class,
            RoomEntity.ShowPresent.class,
            RoomEntity.Count.class,
            RoomEntity.Claim.class);

    /** Reads {@code hearth.testing}. */
    public static MessageLoss of(Config config) {
        var in = SettingsReader.of(config, "hearth.testing");
        return in.finish(new MessageLoss(
                in.doubleBetween("room-message-loss", 0, 0.5), in.intBetween("seed", 0, Integer.MAX_VALUE)));
    }

    /** Says in the log of a node that it loses messages, so that nobody looks for another reason. */
    public void announce(Logger log) {
        if (share > 0) {
            LogEvent.TEST_FAULTS_ON
                    .at(log)
                    .log("hearth.testing.room-message-loss is {}: messages are lost on purpose", share);
        }
    }

    /** A room that loses some of what relays tell it. */
    Behavior<RoomEntity.Command> atRoom(Behavior<RoomEntity.Command> room, String id) {
        return at(RoomEntity.Command.class, room, id, message -> FROM_RELAYS.contains(message.getClass()));
    }

    /** A relay that loses some of what rooms tell it. */
    public Behavior<Object> atRelay(Behavior<Object> relay, String name) {
        return at(Object.class, relay, name, RoomEntity.Notification.class::isInstance);
    }

    private <T> Behavior<T> at(Class<T> type, Behavior<T> actor, String name, Predicate<T> mayBeLost) {
        if (share == 0) {
            return actor;
        }
        var random = new Random(seed ^ name.hashCode());
        return Behaviors.intercept(
                () -> new BehaviorInterceptor<T, T>(type) {
                    @Override
                    public Behavior<T> aroundReceive(TypedActorContext<T> context, T message, ReceiveTarget<T> target) {
                        return mayBeLost.test(message) && random.nextDouble() < share
                                ? Behaviors.same()
                                : target.apply(context, message);
                    }
                },
                actor);
    }
}
