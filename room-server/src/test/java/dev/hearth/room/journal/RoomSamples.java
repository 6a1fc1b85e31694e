package dev.hearth.room.journal;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Standing;
import dev.hearth.room.domain.Visibility;
import java.time.Instant;
import java.util.List;

/** One room's life in which every kind of event happens; it never changes, since golden files were made of it. */
public final class RoomSamples {

    static final PersonId OWNER = new PersonId(OpaqueId.derivedFrom("owner"));
    static final PersonaId OWNER_FACE = new PersonaId(OpaqueId.derivedFrom("owner's face"));
    static final PersonId GUEST = new PersonId(OpaqueId.derivedFrom("guest"));
    static final PersonaId GUEST_FACE = new PersonaId(OpaqueId.derivedFrom("guest's face"));
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Place DOOR = new Place(6, 0.6, 0);

    private RoomSamples() {}

    public static List<RoomEntry> life() {
        var profile = new RoomProfile(
                "Fireside", "Tea and \"stories\"", List.of("cosy", "tea"), "en", 20, Visibility.PUBLIC, "Come in ☕");
        var quieter = new RoomProfile("Fireside", "", List.of(), "", 5, Visibility.OPEN, "");
        var seat = Layout.of(Layout.HALL).seats().get(0).id();
        return List.of(
                entry(0, 0, "01", new RoomEvent.RoomCreated(OWNER, OWNER_FACE, profile, Layout.HALL, "nonce")),
                entry(1, 0, "02", new RoomEvent.RoomConfigured(quieter)),
                entry(2, 1, "03", new RoomEvent.OccupantJoined(1, OWNER, OWNER_FACE, DOOR)),
                entry(3, 2, "04", new RoomEvent.OccupantJoined(2, GUEST, GUEST_FACE, DOOR)),
                entry(4, 2, "05", new RoomEvent.MessagePosted(GUEST, GUEST_FACE, "hello <b>all</b> \uD83D\uDC4B")),
                entry(5, 2, "06", new RoomEvent.SeatTaken(2, seat)),
                entry(6, 2, "07", new RoomEvent.SeatLeft(2, new Place(1.25, 2.5, -1.5))),
                unasked(7, new RoomEvent.PositionsNoted(List.of(new Standing(1, new Place(3, 4, 0.5))))),
                entry(8, 1, "08", new RoomEvent.RoleChanged(GUEST_FACE, Role.BUILDER)),
                entry(9, 1, "09", new RoomEvent.PersonaMuted(GUEST_FACE, START.plusSeconds(60))),
                entry(10, 1, "0a", new RoomEvent.PersonaUnmuted(GUEST_FACE)),
                entry(11, 1, "0b", new RoomEvent.PersonBanned(GUEST, GUEST_FACE, START.plusSeconds(600))),
                unasked(12, new RoomEvent.OccupantLeft(2, GUEST_FACE, LeaveReason.BANNED, DOOR)),
                entry(13, 1, "0c", new RoomEvent.PersonUnbanned(GUEST, GUEST_FACE)),
                entry(14, 1, "0d", new RoomEvent.RoomClosed()),
                entry(15, 0, "0e", new RoomEvent.RoomReopened()));
    }

    /** The room in the middle of that life, with somebody seated, muted and banned before. */
    static Room state() {
        var room = Room.absent();
        for (var entry : life().subList(0, 12)) {
            room = room.apply(entry);
        }
        return room;
    }

    private static RoomEntry entry(int second, int author, String key, RoomEvent event) {
        var person = author == 2 ? GUEST : OWNER;
        var cause = new Cause(person, new CommandKey("0".repeat(30) + key), "fingerprint-" + key);
        return new RoomEntry(START.plusSeconds(second), author, cause, event);
    }

    private static RoomEntry unasked(int second, RoomEvent event) {
        return new RoomEntry(START.plusSeconds(second), 0, null, event);
    }
}
