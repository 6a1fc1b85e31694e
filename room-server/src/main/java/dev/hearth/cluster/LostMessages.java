package dev.hearth.cluster;

import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.actor.Dropped;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Notices messages between actors that reached nobody. Keeps nothing; one for a node. */
public final class LostMessages {

    private LostMessages() {}

    /**
     * Both are run by the actor and must not block.
     *
     * @param onDeadLetter an actor was gone
     * @param onDropped a queue was full, such as the one to another node
     */
    public static Behavior<AllDeadLetters> create(Runnable onDeadLetter, Runnable onDropped) {
        return Behaviors.setup(context -> {
            var stream = context.getSystem().eventStream();
            stream.tell(new EventStream.Subscribe<>(
                    DeadLetter.class, context.getSelf().<DeadLetter>narrow()));
            stream.tell(
                    new EventStream.Subscribe<>(Dropped.class, context.getSelf().<Dropped>narrow()));
            return Behaviors.receiveMessage(lost -> {
                (lost instanceof Dropped ? onDropped : onDeadLetter).run();
                return Behaviors.same();
            });
        });
    }
}
