package dev.hearth.gateway.socket;

import dev.hearth.gateway.rate.BucketRegistry;
import dev.hearth.kernel.PersonId;

/** What all connections of this node share when it comes to how much is too much. Thread-safe. */
record NodeLimits(
        BucketRegistry<PersonId> talk,
        BucketRegistry<PersonId> join,
        BucketRegistry<PersonId> identify,
        BucketRegistry<String> upgrades,
        BucketRegistry<String> failedIdentifies,
        RoomLoad load) {

    static NodeLimits of(GatewaySettings.Limits limits) {
        int tracked = limits.trackedMax();
        return new NodeLimits(
                new BucketRegistry<>(limits.talk(), tracked),
                new BucketRegistry<>(limits.join(), tracked),
                new BucketRegistry<>(limits.identify(), tracked),
                new BucketRegistry<>(limits.upgrades(), tracked),
                new BucketRegistry<>(limits.failedIdentifies(), tracked),
                new RoomLoad(limits.unansweredPerRoomMax(), limits.unansweredByRoomsMax()));
    }
}
