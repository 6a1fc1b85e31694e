package dev.hearth;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Composition root: starts each feature with one line. */
final class RoomServerGuardian {
    private RoomServerGuardian() {}

    static Behavior<Void> create(ServerEnd end) {
        return Behaviors.setup(context -> {
            context.getLog().info("node started");
            return Behaviors.empty();
        });
    }
}
