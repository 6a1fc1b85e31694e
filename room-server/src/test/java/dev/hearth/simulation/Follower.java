package dev.hearth.simulation;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's view of the stream: its position, and the picture it has drawn from a snapshot and the events since. It
 * passes nothing on but the very next event, and asks again when something is missing.
 */
final class Follower {

    private final StubJournal journal;
    private final Tally tally;
    private final PersonaId self;
    private @Nullable Witness picture;
    private String epoch = "";
    private long position;
    private boolean live;

    Follower(StubJournal journal, Tally tally, PersonaId self) {
        this.journal = journal;
        this.tally = tally;
        this.self = self;
    }

    String epoch() {
        return epoch;
    }

    long position() {
        return position;
    }

    boolean isLive() {
        return live;
    }

    /** Whether there is a place in a stream to go on from. */
    boolean knowsAPosition() {
        return picture != null;
    }

    /** The connection is gone, the picture stays. */
    void pause() {
        live = false;
    }

    /** Nothing of this room concerns this client any more. */
    void end() {
        live = false;
        picture = null;
        epoch = "";
        position = 0;
    }

    void attached(Message.Attached attached) {
        tally.count(attached.getClass());
        if (attached instanceof Message.Snapshot snapshot) {
            epoch = snapshot.epoch();
            position = snapshot.offset();
            picture = Witness.of(snapshot.room());
            live = true;
        } else if (attached instanceof Message.Gone) {
            end();
        } else if (!knowsAPosition()) {
            // Asked twice: the first answer told of the own departure, which ended what the second one goes on with.
            tally.count("answer from before the end");
        } else if (attached instanceof Message.Live at) {
            Violation.unless(at.offset() == position, () -> "live at " + at.offset() + " for somebody at " + position);
            live = true;
        } else if (attached instanceof Message.Replay replay) {
            Violation.unless(
                    replay.first() <= position + 1,
                    () -> "a replay from " + replay.first() + " for somebody at " + position);
            live = true;
            published(replay.first(), replay.entries());
        }
    }

    /** Returns false if something is missing before it. */
    boolean published(long first, List<RoomEntry> entries) {
        if (!live) {
            return true;
        }
        if (first > position + 1) {
            tally.count("hole noticed");
            live = false;
            return false;
        }
        for (int i = (int) (position + 1 - first); i < entries.size() && live; i++) {
            see(first + i, entries.get(i));
        }
        return true;
    }

    private void see(long offset, RoomEntry entry) {
        Violation.unless(offset == position + 1, () -> "offset " + offset + " after " + position);
        Violation.unless(
                entry.equals(journal.entry(offset)), () -> "at " + offset + " somebody is shown what is not stored");
        position = offset;
        if (picture != null) {
            boolean wasInside = picture.holds(self);
            picture.sees(entry);
            if (wasInside && !picture.holds(self)) {
                end();
            }
        }
    }

    /** Returns false if there is more than was received. */
    boolean top(long offset) {
        if (live && offset > position) {
            tally.count("loss noticed");
            live = false;
        }
        return live;
    }

    /** Once nothing is on its way any more. */
    void agreesWith(Room room) {
        Violation.unless(
                position == room.offset(), () -> "somebody is left behind at " + position + " of " + room.offset());
        if (picture != null) {
            picture.agreesWith(room);
        }
    }
}
