package dev.hearth.room;

import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;

/** Rough sizes of what a room writes, in bytes of JSON; only the order of magnitude matters. */
public final class EntrySize {

    /** Of an entry without what can grow. */
    private static final int ENTRY = 256;
    /** UTF-8 needs at most three bytes for one Java char. */
    private static final int PER_CHAR = 3;

    private static final int PER_POSITION = 48;
    private static final int PER_SEAT = 96;

    private EntrySize() {}

    /** Of one entry of the log. */
    public static long of(RoomEntry entry) {
        var event = entry.event();
        if (event instanceof RoomEvent.MessagePosted posted) {
            return ENTRY + (long) PER_CHAR * posted.text().length();
        }
        if (event instanceof RoomEvent.PositionsNoted noted) {
            return ENTRY + (long) PER_POSITION * noted.positions().size();
        }
        if (event instanceof RoomEvent.PiecePlaced placed) {
            return ENTRY + (long) PER_SEAT * placed.form().seats().size();
        }
        return ENTRY;
    }

    /** Of what a command will write. */
    static long of(RoomCommand command) {
        return command instanceof RoomCommand.Say say
                ? ENTRY + (long) PER_CHAR * say.text().value().length()
                : ENTRY;
    }
}
