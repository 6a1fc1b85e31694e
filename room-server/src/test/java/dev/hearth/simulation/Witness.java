package dev.hearth.simulation;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.PieceSeats;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion about a room: it sees nothing but events, keeps plain maps, and objects to whatever cannot be. One
 * stands beside the log, and every client has one, as a page has its picture of the room.
 */
final class Witness implements RoomEvent.Visitor<Witness> {

    private final Map<Integer, PersonaId> inside = new HashMap<>();
    private final Map<PersonaId, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> seatOf = new HashMap<>();
    private final Map<String, Integer> sitterOn = new HashMap<>();
    private final Map<Integer, List<String>> pieces = new HashMap<>();
    private final Map<PersonId, Instant> bans = new HashMap<>();
    private final Map<PersonaId, Instant> mutes = new HashMap<>();
    private final Set<PersonaId> builders = new HashSet<>();
    private @Nullable PersonaId owner;
    private int capacity;
    private int lastNumber;
    private int lastPiece;
    private boolean closed;
    private Instant at = Instant.EPOCH;
    private int author;

    /** What a snapshot says. */
    static Witness of(Room room) {
        var witness = new Witness();
        if (!room.exists()) {
            return witness;
        }
        witness.owner = room.owner();
        witness.capacity = room.profile().capacity();
        witness.closed = room.closed();
        witness.lastNumber = room.roster().lastNumber();
        witness.lastPiece = room.furniture().lastNumber();
        witness.at = room.lastEventAt();
        witness.builders.addAll(room.builders());
        room.occupants().forEach(witness::put);
        room.furniture().pieces().forEach(piece -> witness.pieces.put(piece.number(), ids(piece.seats())));
        room.sanctions().bans().values().forEach(ban -> witness.bans.put(ban.person(), ban.until()));
        witness.mutes.putAll(room.sanctions().mutes());
        return witness;
    }

    void sees(RoomEntry entry) {
        law(!entry.at().isBefore(at), "time runs backwards at %s", entry.at());
        at = entry.at();
        author = entry.author();
        entry.event().accept(this);
    }

    private void put(Occupant occupant) {
        inside.put(occupant.number(), occupant.persona());
        numbers.put(occupant.persona(), occupant.number());
        var seat = occupant.seat();
        if (seat != null) {
            seatOf.put(occupant.number(), seat);
            sitterOn.put(seat, occupant.number());
        }
    }

    /** Objects if a room says otherwise; quick enough for every commit of a small room. */
    void agreesWith(Room room) {
        law(
                room.occupantCount() == inside.size() && room.closed() == closed,
                "another number of people than %s",
                inside);
        for (var occupant : room.occupants()) {
            int number = occupant.number();
            law(occupant.persona().equals(inside.get(number)), "another occupant %s", number);
            law(Objects.equals(occupant.seat(), seatOf.get(number)), "occupant %s sits elsewhere", number);
            var seat = occupant.seat();
            law(seat == null || occupant.place().equals(placeOf(room, seat)), "%s is not where their seat is", number);
        }
        law(room.roster().sitters().equals(sitterOn), "other seats are taken than %s", sitterOn);
        law(room.roster().numbers().equals(numbers), "others are inside than %s", numbers);
        law(room.furniture().byNumber().keySet().equals(pieces.keySet()), "other furniture than %s", pieces.keySet());
        law(room.builders().equals(builders), "others may build than %s", builders);
        law(room.sanctions().mutes().equals(mutes), "others are muted than %s", mutes);
        law(room.sanctions().bans().keySet().equals(bans.keySet()), "others are banned than %s", bans);
        law(
                room.exists() ? room.profile().capacity() == capacity : owner == null,
                "another capacity than %s",
                capacity);
    }

    boolean holds(PersonaId persona) {
        return numbers.containsKey(persona);
    }

    private static @Nullable Object placeOf(Room room, String seat) {
        return room.seat(seat).map(Seat::place).orElse(null);
    }

    private static List<String> ids(List<Seat> seats) {
        return seats.stream().map(Seat::id).toList();
    }

    private static void law(boolean holds, String broken, Object about) {
        if (!holds) {
            throw new Violation(String.format(broken, about));
        }
    }

    private void authorIs(int number) {
        law(author == number, "occupant %s did what another one is said to have done", author);
    }

    /** Whoever is outside has number 0: the owner may do a good deal from there. */
    private void authorIsOwner() {
        law(author == 0 || Objects.equals(inside.get(author), owner), "occupant %s is not the owner", author);
    }

    private void isInside(int number) {
        law(inside.containsKey(number), "there is no occupant %s", number);
    }

    private void standsUp(int number) {
        var seat = seatOf.remove(number);
        if (seat != null) {
            sitterOn.remove(seat);
        }
    }

    @Override
    public Witness onRoomCreated(RoomEvent.RoomCreated event) {
        law(owner == null, "%s creates the room again", author);
        owner = event.owner();
        capacity = event.profile().capacity();
        return this;
    }

    @Override
    public Witness onRoomConfigured(RoomEvent.RoomConfigured event) {
        authorIsOwner();
        capacity = event.profile().capacity();
        return this;
    }

    @Override
    public Witness onRoomClosed(RoomEvent.RoomClosed event) {
        authorIsOwner();
        law(!closed, "closed twice by %s", author);
        closed = true;
        inside.clear();
        numbers.clear();
        seatOf.clear();
        sitterOn.clear();
        return this;
    }

    @Override
    public Witness onRoomReopened(RoomEvent.RoomReopened event) {
        law(closed && author == 0, "opened by %s although open", author);
        closed = false;
        return this;
    }

    @Override
    public Witness onOccupantJoined(RoomEvent.OccupantJoined event) {
        int number = event.number();
        law(number == lastNumber + 1, "number %s is not the next one", number);
        law(!closed, "%s comes into a closed room", number);
        law(!numbers.containsKey(event.persona()), "%s is here twice", number);
        law(inside.size() < capacity, "%s comes in beyond capacity", number);
        var banned = bans.get(event.person());
        law(banned == null || !banned.isAfter(at), "%s comes in although banned", number);
        authorIs(number);
        inside.put(number, event.persona());
        numbers.put(event.persona(), number);
        lastNumber = number;
        return this;
    }

    @Override
    public Witness onOccupantDressed(RoomEvent.OccupantDressed event) {
        isInside(event.number());
        authorIs(event.number());
        return this;
    }

    @Override
    public Witness onOccupantLeft(RoomEvent.OccupantLeft event) {
        isInside(event.number());
        law(event.persona().equals(inside.get(event.number())), "%s leaves as somebody else", event.number());
        if (event.reason() == LeaveReason.LEFT) {
            authorIs(event.number());
        } else if (event.reason() == LeaveReason.LOST) {
            authorIs(0);
        } else {
            authorIsOwner();
        }
        standsUp(event.number());
        inside.remove(event.number());
        numbers.remove(event.persona());
        return this;
    }

    @Override
    public Witness onMessagePosted(RoomEvent.MessagePosted event) {
        law(event.persona().equals(inside.get(author)), "%s talks with another's mouth", author);
        var muted = mutes.get(event.persona());
        law(muted == null || !muted.isAfter(at), "%s talks although muted", author);
        return this;
    }

    @Override
    public Witness onSeatTaken(RoomEvent.SeatTaken event) {
        isInside(event.number());
        authorIs(event.number());
        law(!sitterOn.containsKey(event.seat()), "two on the seat %s", event.seat());
        standsUp(event.number());
        seatOf.put(event.number(), event.seat());
        sitterOn.put(event.seat(), event.number());
        return this;
    }

    @Override
    public Witness onSeatLeft(RoomEvent.SeatLeft event) {
        law(seatOf.containsKey(event.number()), "%s stands up without a seat", event.number());
        standsUp(event.number());
        return this;
    }

    @Override
    public Witness onPersonBanned(RoomEvent.PersonBanned event) {
        authorIsOwner();
        law(!event.persona().equals(owner) && event.until().isAfter(at), "the ban of %s", event.persona());
        bans.put(event.person(), event.until());
        return this;
    }

    @Override
    public Witness onPersonUnbanned(RoomEvent.PersonUnbanned event) {
        authorIsOwner();
        law(bans.remove(event.person()) != null, "%s was not banned", event.persona());
        return this;
    }

    @Override
    public Witness onPersonaMuted(RoomEvent.PersonaMuted event) {
        authorIsOwner();
        law(!event.persona().equals(owner) && event.until().isAfter(at), "the mute of %s", event.persona());
        mutes.put(event.persona(), event.until());
        return this;
    }

    @Override
    public Witness onPersonaUnmuted(RoomEvent.PersonaUnmuted event) {
        authorIsOwner();
        law(mutes.remove(event.persona()) != null, "%s was not muted", event.persona());
        return this;
    }

    @Override
    public Witness onRoleChanged(RoomEvent.RoleChanged event) {
        authorIsOwner();
        boolean changed =
                event.role() == Role.BUILDER ? builders.add(event.persona()) : builders.remove(event.persona());
        law(changed, "%s gets the role they have", event.persona());
        return this;
    }

    @Override
    public Witness onPiecePlaced(RoomEvent.PiecePlaced event) {
        mayBuild();
        law(event.number() == lastPiece + 1, "piece %s is not the next one", event.number());
        law(event.persona().equals(inside.get(author)), "piece %s is placed for somebody else", event.number());
        lastPiece = event.number();
        pieces.put(
                event.number(), ids(PieceSeats.of(event.number(), event.form().seats(), event.spot())));
        return this;
    }

    @Override
    public Witness onPieceMoved(RoomEvent.PieceMoved event) {
        mayBuild();
        law(pieces.containsKey(event.number()), "there is no piece %s to move", event.number());
        return this;
    }

    @Override
    public Witness onPieceRemoved(RoomEvent.PieceRemoved event) {
        var seats = pieces.remove(event.number());
        law(seats != null, "there is no piece %s to remove", event.number());
        law(seats == null || seats.stream().noneMatch(sitterOn::containsKey), "somebody sat on %s", event.number());
        isInside(author);
        return this;
    }

    @Override
    public Witness onPositionsNoted(RoomEvent.PositionsNoted event) {
        var seen = new ArrayList<Integer>();
        for (var standing : event.positions()) {
            isInside(standing.number());
            law(!seatOf.containsKey(standing.number()), "%s walks while sitting", standing.number());
            seen.add(standing.number());
        }
        law(new HashSet<>(seen).size() == seen.size(), "%s is in two places", seen);
        return this;
    }

    @Override
    public Witness onNothingChanged(RoomEvent.NothingChanged event) {
        boolean isHere = inside.containsKey(author);
        law(event.occupant() == 0 || (isHere && event.occupant() == author), "%s was not inside", event.occupant());
        law(event.seat().isEmpty() || event.seat().equals(seatOf.get(author)), "%s was not sat on", event.seat());
        return this;
    }

    private void mayBuild() {
        var persona = inside.get(author);
        law(persona != null && (persona.equals(owner) || builders.contains(persona)), "%s may not build", author);
    }
}
