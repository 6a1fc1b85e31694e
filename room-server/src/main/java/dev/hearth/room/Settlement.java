package dev.hearth.room;

import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;

/**
 * What was volatile gives way to what the log now says: applied to every entry after it was published, before the next
 * commit.
 */
record Settlement(Attendance attendance, Floor floor, Faces faces) {

    void settle(RoomEntry entry) {
        var event = entry.event();
        if (event instanceof RoomEvent.OccupantLeft left) {
            attendance.forget(left.number());
            floor.forget(left.number());
            faces.forget(left.persona());
        } else if (event instanceof RoomEvent.RoomClosed) {
            attendance.clear();
            floor.clear();
            faces.clear();
        } else if (event instanceof RoomEvent.OccupantJoined joined) {
            floor.arrived(joined.number());
        } else if (event instanceof RoomEvent.SeatTaken taken) {
            floor.settle(taken.number());
        } else if (event instanceof RoomEvent.SeatLeft left) {
            floor.settle(left.number());
        } else if (event instanceof RoomEvent.PositionsNoted noted) {
            noted.positions().forEach(floor::stored);
        } else if (event instanceof RoomEvent.MessagePosted) {
            floor.spoke(entry.author());
        }
    }
}
