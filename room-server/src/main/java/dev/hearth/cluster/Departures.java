package dev.hearth.cluster;

import dev.hearth.logs.LogEvent;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when another node is gone for good, whether it left or was lost. Keeps nothing; one for a node. */
public final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private Departures() {}

    /** @param onGone run by the actor, must not block */
    public static Behavior<MemberRemoved> create(Runnable onGone) {
        return Behaviors.setup(context -> {
            var cluster = Cluster.get(context.getSystem());
            var self = cluster.selfMember().uniqueAddress();
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberRemoved.class));
            return Behaviors.receiveMessage(removed -> {
                if (!removed.member().uniqueAddress().equals(self)) {
                    LogEvent.NODE_GONE
                            .at(LOG)
                            .log("node {} is gone", removed.member().address());
                    onGone.run();
                }
                return Behaviors.same();
            });
        });
    }
}
