package dev.hearth.room;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Submission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way to the journal: those that wait, and the one batch that is being written. Bounded by
 * {@link RoomSettings#pendingMax()}. Not thread-safe.
 */
final class CommitQueue {

    /** Where an answer goes. */
    record Asker(ActorRef<Notification> relay, ConnectionId connection, long request) {}

    /**
     * A command that waits.
     *
     * @param asker nobody for the room's own commands
     * @param joining the face of somebody who wants to be attached once accepted
     * @param since {@link System#nanoTime()} of its arrival
     */
    record Waiting(
            Submission submission,
            @Nullable Asker asker,
            @Nullable Face joining,
            long since) {

        long bytes() {
            return EntrySize.of(submission.command());
        }
    }

    private final RoomSettings settings;
    private final CommitRhythm rhythm;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private List<Waiting> inFlight = List.of();

    CommitQueue(RoomSettings settings, long now) {
        this.settings = settings;
        this.rhythm = new CommitRhythm(settings.commitWindow(), settings.batchCommandsMax(), now);
    }

    /**
     * Returns false, and takes nothing, if too many wait already. The room's own commands always fit: there are at most two
     * for each occupant (a look, an end) and one for their positions, and losing one would keep a ghost in the room.
     */
    boolean offer(Waiting command) {
        boolean fits = command.asker() == null || waiting.size() < settings.pendingMax();
        return fits && waiting.add(command);
    }

    /** Somebody whose grace time had ended came back before that was decided. */
    void withdrawExpiry(int occupant) {
        waiting.removeIf(command -> ends(command, occupant));
    }

    /** Whether this occupant's end is being written. */
    boolean isExpiring(int occupant) {
        return inFlight.stream().anyMatch(command -> ends(command, occupant));
    }

    /** Whether somebody of this persona is on their way in. */
    boolean isJoining(PersonaId persona) {
        return Stream.concat(inFlight.stream(), waiting.stream())
                .map(Waiting::joining)
                .anyMatch(face -> face != null && face.persona().equals(persona));
    }

    private static boolean ends(Waiting command, int occupant) {
        return command.submission().command() instanceof RoomCommand.Expire expire && expire.occupant() == occupant;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    boolean isWriting() {
        return rhythm.isWriting();
    }

    /** See {@link CommitRhythm#delayUntilCommit}. */
    long delayUntilCommit(long now) {
        return rhythm.delayUntilCommit(waiting.size(), now);
    }

    /** {@link System#nanoTime()} when the last batch was taken. */
    long began() {
        return rhythm.lastBegan();
    }

    /** Takes the next batch; it is in flight until {@link #end}. */
    List<Waiting> begin(long now) {
        rhythm.began(now);
        var batch = new ArrayList<Waiting>();
        long bytes = 0;
        while (!waiting.isEmpty() && batch.size() < settings.batchCommandsMax() && bytes < settings.batchBytesMax()) {
            bytes += waiting.getFirst().bytes();
            batch.add(waiting.removeFirst());
        }
        inFlight = batch;
        return batch;
    }

    /** The batch in flight has ended, well or not. */
    List<Waiting> end() {
        rhythm.ended();
        var ended = inFlight;
        inFlight = List.of();
        return ended;
    }

    /** Takes all that wait. */
    List<Waiting> drain() {
        var drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }

    /** Takes those that have waited too long. */
    List<Waiting> takeOverdue(long now) {
        var overdue = new ArrayList<Waiting>();
        while (!waiting.isEmpty()
                && now - waiting.getFirst().since() >= settings.pendingTimeout().toNanos()) {
            overdue.add(waiting.removeFirst());
        }
        return overdue;
    }
}
