package dev.hearth.room;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import dev.hearth.room.crowd.InterestSettings;
import dev.hearth.room.domain.RoomProfile;
import java.time.Duration;

/**
 * What operators may set about rooms: {@code hearth.room}.
 *
 * @param capacityMax the largest capacity an owner may choose
 * @param commitWindow the shortest time between the beginnings of two commits of one busy room
 * @param batchCommandsMax commands in one commit
 * @param batchBytesMax rough size of one commit; the rest goes with the next
 * @param pendingMax commands that may wait for a commit before the room answers that it is busy
 * @param pendingTimeout how long a command may wait for a store that is away
 * @param catchUp how those are served who come back
 * @param moveTick the shortest time between two frames of movement, where nobody is crowded
 * @param interest when a room is crowded, and what its people see then
 * @param graceTime how long somebody without a connection keeps place and seat
 * @param positionsInterval how long a position may stay unstored
 * @param idleStopAfter how long an empty room stays awake
 * @param topOffsetInterval how often relays are told the newest offset
 * @param writerCheckInterval how long after it wrote a room looks whether it was alone in that
 * @param snapshotEvery events between two snapshots
 * @param historyReadsMax journal pages read at once on this node
 * @param storeGeneration raised by restoring a backup; part of every epoch
 */
public record RoomSettings(
        int capacityMax,
        Duration commitWindow,
        int batchCommandsMax,
        long batchBytesMax,
        int pendingMax,
        Duration pendingTimeout,
        CatchUp catchUp,
        Duration moveTick,
        InterestSettings interest,
        Duration graceTime,
        Duration positionsInterval,
        Duration idleStopAfter,
        Duration topOffsetInterval,
        Duration writerCheckInterval,
        int snapshotEvery,
        int historyReadsMax,
        long storeGeneration) {

    /**
     * What those get who come back, before it is a snapshot.
     *
     * @param ringEventsMax newest events that a room keeps in memory
     * @param ringBytesMax rough size of those
     * @param replayEventsMax longest gap, in events, that is read from the journal
     * @param replayBytesMax rough size of the same
     * @param replayReadsMax such gaps read at once on this node
     */
    public record CatchUp(
            int ringEventsMax, long ringBytesMax, int replayEventsMax, long replayBytesMax, int replayReadsMax) {}

    /**
     * Reads {@code hearth.room}.
     *
     * @throws dev.hearth.config.InvalidSettings naming each wrong key, its value and the allowed range
     */
    public static RoomSettings of(Config config, long storeGeneration) {
        var in = SettingsReader.of(config, "hearth.room");
        return in.finish(new RoomSettings(
                in.intBetween("capacity-max", 1, RoomProfile.CAPACITY_MAX),
                in.duration("commit-window", Duration.ofMillis(1), Duration.ofSeconds(1)),
                in.intBetween("batch-commands-max", 1, 1_000),
                in.bytes("batch-bytes-max", 4 << 10, 1 << 20),
                in.intBetween("pending-max", 100, 100_000),
                in.duration("pending-timeout", Duration.ofSeconds(1), Duration.ofSeconds(5)),
                catchUp(in),
                in.duration("move-tick", Duration.ofMillis(10), Duration.ofSeconds(1)),
                InterestSettings.of(config),
                in.duration("grace-time", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.duration("positions-interval", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.duration("idle-stop-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.duration("top-offset-interval", Duration.ofSeconds(1), Duration.ofMinutes(1)),
                in.duration("writer-check-interval", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.intBetween("snapshot-every", 10, 10_000),
                in.intBetween("history-reads-max", 1, 1_000),
                storeGeneration));
    }

    private static CatchUp catchUp(SettingsReader in) {
        return new CatchUp(
                in.intBetween("ring-events-max", 16, 10_000),
                in.bytes("ring-bytes-max", 16 << 10, 1 << 20),
                in.intBetween("replay-events-max", 0, 10_000),
                in.bytes("replay-bytes-max", 64 << 10, 3 << 20),
                in.intBetween("replay-reads-max", 1, 1_000));
    }
}
