package dev.hearth.simulation;

import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomBatch;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a simulation takes on trust, so that a planted defect can stand in its place. The defaults are the product:
 * its domain as it is, and the rules of its shell.
 */
interface Seams {

    /** The product, without a defect. */
    Seams PRODUCT = new Seams() {};

    default RoomBatch.Commit decide(
            Room room, List<Submission> submissions, Map<Integer, Place> whereabouts, Instant now) {
        return RoomBatch.decide(room, submissions, whereabouts, now);
    }

    default Room apply(Room room, RoomEntry entry) {
        return room.apply(entry);
    }

    /** What a snapshot gives back. */
    default Room restored(Room room) {
        return room;
    }

    /** What recovery reads after a snapshot. */
    default List<RoomEntry> replayed(List<RoomEntry> entries) {
        return entries;
    }

    /** How long a recovery waits after the store has shown a sign of life, in milliseconds. */
    default long lateWriteMargin(long longerThanAnyRequestLives) {
        return longerThanAnyRequestLives;
    }

    /** Whether a room that is told to stop stays until nothing it wrote can land any more. */
    default boolean staysWhileInDoubt() {
        return true;
    }

    /** Whether a write that was not heard of in time is taken for one that ended well. */
    default boolean believesUnheardWrites() {
        return false;
    }

    /** Whether a write that was not heard of in time is taken for one that never left. */
    default boolean forgetsUnheardWrites() {
        return false;
    }

    /** The entries that go out after a commit. */
    default List<RoomEntry> published(List<RoomEntry> entries) {
        return entries;
    }

    /** What the ring has for somebody who comes back. */
    default List<RoomEntry> missed(List<RoomEntry> entries) {
        return entries;
    }

    /** The position that a snapshot for somebody who comes back is said to have. */
    default long positionOfSnapshot(long offset) {
        return offset;
    }
}
