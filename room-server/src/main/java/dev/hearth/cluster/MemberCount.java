package dev.hearth.cluster;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Members of the cluster as this node sees them now.
 *
 * @param up members that are, whether in reach or not
 * @param other on their way in or out
 * @param unreachable out of reach, whatever else they are
 */
public record MemberCount(int up, int other, int unreachable) {

    /** Looks without waiting. */
    public static MemberCount of(ActorSystem<?> system) {
        var seen = Cluster.get(system).state();
        int up = 0;
        int other = 0;
        for (var member : seen.getMembers()) {
            if (member.status().equals(MemberStatus.up())) {
                up++;
            } else {
                other++;
            }
        }
        return new MemberCount(up, other, seen.getUnreachable().size());
    }
}
