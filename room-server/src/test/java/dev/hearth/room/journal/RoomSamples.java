package dev.hearth.room.journal;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
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
    private static final Form CHAIR =
            new Form(NodeClass.FLOOR, 0.5, 0.95, 0.5, List.of(new SeatForm(0, 0.05, 0, "sit")));
    private static final Spot SPOT = new Spot(2, 0, 3, 1.5, 1.25);
    private static final Form PICTURE = new Form(NodeClass.WALL, 0.8, 0.6, 0.05, List.of());
    private static final Spot ON_WALL = new Spot(6, 1.5, 9, Math.PI, 1);

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
                entry(15, 0, "0e", new RoomEvent.RoomReopened()),
                entry(16, 3, "0f", new RoomEvent.OccupantJoined(3, OWNER, OWNER_FACE, DOOR)),
                entry(17, 3, "10", new RoomEvent.PiecePlaced(1, "oak-chair", OWNER, OWNER_FACE, CHAIR, SPOT)),
                entry(18, 3, "11", new RoomEvent.PiecePlaced(2, "meadow", OWNER, OWNER_FACE, PICTURE, ON_WALL)),
                entry(19, 3, "12", new RoomEvent.SeatTaken(3, "p1.1")),
                entry(20, 3, "13", new RoomEvent.PieceMoved(1, new Spot(3, 0, 4, -0.5, 1), CHAIR.seats())),
                entry(21, 3, "14", new RoomEvent.SeatLeft(3, DOOR)),
                entry(22, 3, "15", new RoomEvent.PieceRemoved(1, "oak-chair")),
                unasked(23, new RoomEvent.OccupantDressed(3, OWNER_FACE, 5)),
                entry(24, 3, "16", new RoomEvent.NothingChanged(3, "")));
    }

    /** The room in the middle of that life, with somebody seated, muted and banned before. */
    static Room state() {
        return after(12);
    }

    /** The room with two pieces of furniture and somebody on one of them. */
    static Room furnished() {
        return after(21);
    }

    private static Room after(int entries) {
        var room = Room.absent();
        for (var entry : life().subList(0, entries)) {
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
