package dev.hearth.gateway.socket;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Steps and signs of one connection that came faster than they may be passed on: merged per room, the newest value wins,
 * sent when the rate allows. Never refused, never lost. The caller lets in only rooms that the connection attends, which
 * bounds what waits. Confined to the event loop.
 */
final class Wishes {

    private final BiConsumer<RoomId, RoomEntity.Command> rooms;
    private final Meter moves;
    private final Meter signs;
    private final Map<RoomId, RoomEntity.Move> waitingMoves = new LinkedHashMap<>(4);
    private final Map<RoomId, RoomEntity.MakeSign> waitingSigns = new LinkedHashMap<>(4);

    Wishes(BiConsumer<RoomId, RoomEntity.Command> rooms, Meter moves, Meter signs) {
        this.rooms = rooms;
        this.moves = moves;
        this.signs = signs;
    }

    void move(RoomId room, RoomEntity.Move move, long nowNanos) {
        moves.count(nowNanos);
        if (waitingMoves.isEmpty() && moves.takeCounted(nowNanos)) {
            rooms.accept(room, move);
        } else {
            waitingMoves.put(room, move);
        }
    }

    void sign(RoomId room, RoomEntity.MakeSign sign, long nowNanos) {
        signs.count(nowNanos);
        if (waitingSigns.isEmpty() && signs.takeCounted(nowNanos)) {
            rooms.accept(room, sign);
        } else {
            waitingSigns.merge(room, sign, Wishes::merged);
        }
    }

    void forget(RoomId room) {
        waitingMoves.remove(room);
        waitingSigns.remove(room);
    }

    boolean areWaiting() {
        return !waitingMoves.isEmpty() || !waitingSigns.isEmpty();
    }

    /** Sends what the rates allow by now. */
    void sendDue(long nowNanos) {
        sendDue(waitingMoves, moves, nowNanos);
        sendDue(waitingSigns, signs, nowNanos);
    }

    boolean isAbused() {
        return moves.isAbused() || signs.isAbused();
    }

    private <C extends RoomEntity.Command> void sendDue(Map<RoomId, C> waiting, Meter meter, long nowNanos) {
        var entries = waiting.entrySet().iterator();
        while (entries.hasNext() && meter.takeCounted(nowNanos)) {
            var next = entries.next();
            rooms.accept(next.getKey(), next.getValue());
            entries.remove();
        }
    }

    private static RoomEntity.MakeSign merged(RoomEntity.MakeSign older, RoomEntity.MakeSign newer) {
        PersonaId persona = newer.persona();
        return new RoomEntity.MakeSign(
                persona,
                newest(older.pose(), newer.pose()),
                newest(older.typing(), newer.typing()),
                newest(older.reaction(), newer.reaction()));
    }

    private static <T> @Nullable T newest(@Nullable T older, @Nullable T newer) {
        return newer != null ? newer : older;
    }
}
