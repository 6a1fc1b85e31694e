package dev.hearth.simulation;

import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal that fails as a real one does: a write may be refused at once, land, be lost, land without anybody hearing of
 * it, or land late. A late one lands within the life of a request after the store was last known to be away, which is
 * all that a store promises; that recovery waits longer than this is the business of whoever recovers.
 */
final class StubJournal {

    /** What becomes of a write. */
    enum Fate {
        LANDS,
        REFUSED,
        LANDS_UNHEARD,
        LANDS_LATE,
        LOST
    }

    /** One list of entries, written as one. */
    record Write(long first, List<RoomEntry> entries, Fate fate) {}

    /** What a recovery reads. */
    record Recovered(Room room, List<RoomEntry> tail) {}

    private record Late(Write write, long landsAt) {}

    /** A state and what stands in the store for it; only one of them is used. */
    private record Snapshot(Room room, StoredForm.@Nullable Row row) {}

    private static final int SNAPSHOTS_KEPT = 2;

    private final Chance chance;
    private final Seams seams;
    private final Tally tally;
    private int faultOneIn;
    private final @Nullable StoredForm form;
    private final BiConsumer<Long, RoomEntry> onLanded;
    private final List<RoomEntry> log = new ArrayList<>();
    private final List<StoredForm.Row> rows = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();

    /**
     * @param faultOneIn one write in so many goes wrong
     * @param form if everything goes through the bytes of a real store
     * @param onLanded told every entry and its offset when it is in the log for good
     */
    StubJournal(
            Chance chance,
            Seams seams,
            Tally tally,
            int faultOneIn,
            @Nullable StoredForm form,
            BiConsumer<Long, RoomEntry> onLanded) {
        this.chance = chance;
        this.seams = seams;
        this.tally = tally;
        this.faultOneIn = faultOneIn;
        this.form = form;
        this.onLanded = onLanded;
    }

    /** From now on every write lands. */
    void heal() {
        faultOneIn = Integer.MAX_VALUE;
    }

    long size() {
        return log.size();
    }

    RoomEntry entry(long offset) {
        Violation.unless(offset >= 1 && offset <= log.size(), () -> "offset " + offset + " is shown but not stored");
        return log.get((int) offset - 1);
    }

    List<RoomEntry> entries() {
        return log;
    }

    Write begin(long first, List<RoomEntry> entries) {
        var fate = chance.oneIn(faultOneIn) ? Fate.values()[chance.between(1, 4)] : Fate.LANDS;
        tally.count(fate);
        return new Write(first, entries, fate);
    }

    /** Nobody listens for the end of this write any more: it may be there by now, come by then, or never. */
    void abandon(Write write, long now, long landsBefore) {
        if (write.fate() == Fate.LANDS_LATE) {
            late.add(new Late(write, now + 1 + chance.below((int) (landsBefore - now - 1))));
        } else if (write.fate() == Fate.LANDS_UNHEARD) {
            land(write);
        }
    }

    /** A writer died with a write in flight, whatever would have become of that otherwise. */
    Write orphaned(Write write) {
        return new Write(write.first(), write.entries(), Fate.values()[chance.between(2, 4)]);
    }

    void landDue(long now) {
        for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
            var next = each.next();
            if (next.landsAt() <= now) {
                each.remove();
                land(next.write());
            }
        }
    }

    void land(Write write) {
        Violation.unless(
                write.first() == log.size() + 1,
                () -> "a write from " + write.first() + " lands in a log of " + log.size() + ": two writers, or a gap");
        for (var entry : write.entries()) {
            log.add(entry);
            if (form != null) {
                rows.add(form.write(entry));
            }
            onLanded.accept((long) log.size(), entry);
        }
    }

    /** A snapshot may fail without anybody caring. */
    void snapshot(Room room) {
        if (chance.oneIn(8)) {
            return;
        }
        tally.count("snapshot");
        snapshots.add(new Snapshot(seams.restored(room), form == null ? null : form.write(room)));
        if (snapshots.size() > SNAPSHOTS_KEPT) {
            snapshots.remove(0);
        }
    }

    /** The newest snapshot, or now and then the one before, and everything after it. */
    Recovered recover() {
        tally.count(form == null ? "recovery" : "recovery from bytes");
        int back = snapshots.size() > 1 && chance.oneIn(4) ? 2 : 1;
        var room = snapshots.isEmpty() ? Room.absent() : stateOf(snapshots.get(Math.max(0, snapshots.size() - back)));
        var tail = seams.replayed(tailAfter((int) room.offset()));
        for (var entry : tail) {
            room = seams.apply(room, entry);
        }
        return new Recovered(room, tail);
    }

    private Room stateOf(Snapshot snapshot) {
        return snapshot.row() == null || form == null ? snapshot.room() : form.read(snapshot.row(), Room.class);
    }

    private List<RoomEntry> tailAfter(int offset) {
        if (form == null) {
            return List.copyOf(log.subList(offset, log.size()));
        }
        return rows.subList(offset, rows.size()).stream()
                .map(row -> form.read(row, RoomEntry.class))
                .toList();
    }
}
