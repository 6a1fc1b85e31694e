package dev.hearth.room;

import dev.hearth.kernel.RoomId;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What stands in a room's log, counted by the store itself: so a room can see whether it is alone in writing there. */
@FunctionalInterface
public interface LogRows {

    /** Counts the rows with numbers above one and up to another; the stage fails when the store is away. */
    CompletionStage<Counted> between(RoomId room, long above, long upTo);

    /**
     * Rows of a log.
     *
     * @param rows how many; more than numbers if a number stands twice
     * @param newest the highest number, 0 without rows
     * @param writer one of those who wrote them, empty without rows
     * @param otherWriter another one, or the same if there is none
     */
    record Counted(long rows, long newest, String writer, String otherWriter) {

        /** No row. */
        public static final Counted NONE = new Counted(0, 0, "", "");

        /** Both together. */
        public Counted and(Counted more) {
            if (rows == 0 || more.rows == 0) {
                return rows == 0 ? more : this;
            }
            var other = Stream.of(otherWriter, more.writer, more.otherWriter)
                    .filter(name -> !name.equals(writer))
                    .findFirst()
                    .orElse(writer);
            return new Counted(rows + more.rows, Math.max(newest, more.newest), writer, other);
        }
    }
}
