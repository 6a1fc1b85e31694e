package dev.hearth.simulation;

import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.Walker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a room's shell knows besides the log: who holds whom, whose grace runs, and where people walk. */
final class SimulatedAttendance {

    record Hold(Client client, int occupant) {}

    private final Map<Long, Hold> holds = new LinkedHashMap<>();
    private final Map<Integer, Long> graceEnds = new LinkedHashMap<>();
    private final Map<Integer, Walker> unstored = new LinkedHashMap<>();

    Map<Long, Hold> holds() {
        return holds;
    }

    void hold(long connection, Client client, int occupant) {
        holds.put(connection, new Hold(client, occupant));
        graceEnds.remove(occupant);
    }

    /** A stale connection's end changes nothing for whom a newer one holds. */
    void detach(long connection, long graceEnd) {
        var hold = holds.remove(connection);
        if (hold != null && !isHeld(hold.occupant())) {
            graceEnds.put(hold.occupant(), graceEnd);
        }
    }

    void restartGrace(Room room, long graceEnd) {
        for (var occupant : room.occupants()) {
            if (!isHeld(occupant.number())) {
                graceEnds.put(occupant.number(), graceEnd);
            }
        }
    }

    List<Integer> takeExpired(long now) {
        if (graceEnds.isEmpty()) {
            return List.of();
        }
        var expired = new ArrayList<Integer>();
        graceEnds.forEach((occupant, end) -> {
            if (end <= now) {
                expired.add(occupant);
            }
        });
        expired.forEach(graceEnds::remove);
        return expired;
    }

    private boolean isHeld(int occupant) {
        return holds.values().stream().anyMatch(hold -> hold.occupant() == occupant);
    }

    void walk(Occupant occupant, Place wanted, Room room, Instant now) {
        if (occupant.seat() == null) {
            var walker =
                    unstored.getOrDefault(occupant.number(), Walker.resting(occupant.place(), occupant.joinedAt()));
            unstored.put(occupant.number(), walker.towards(wanted, room.layout(), now));
        }
    }

    boolean hasUnstored() {
        return !unstored.isEmpty();
    }

    Map<Integer, Place> whereabouts() {
        if (unstored.isEmpty()) {
            return Map.of();
        }
        var places = new HashMap<Integer, Place>();
        unstored.forEach((occupant, walker) -> places.put(occupant, walker.place()));
        return places;
    }

    /** What is volatile gives way to what the log now says. */
    void settle(RoomEntry entry) {
        var event = entry.event();
        if (event instanceof RoomEvent.OccupantLeft left) {
            unstored.remove(left.number());
            graceEnds.remove(left.number());
            holds.values().removeIf(hold -> hold.occupant() == left.number());
        } else if (event instanceof RoomEvent.RoomClosed) {
            clear();
        } else if (event instanceof RoomEvent.SeatTaken taken) {
            unstored.remove(taken.number());
        } else if (event instanceof RoomEvent.SeatLeft left) {
            unstored.remove(left.number());
        } else if (event instanceof RoomEvent.PositionsNoted noted) {
            noted.positions().forEach(standing -> unstored.remove(standing.number()));
        }
    }

    void clear() {
        holds.clear();
        graceEnds.clear();
        unstored.clear();
    }
}
