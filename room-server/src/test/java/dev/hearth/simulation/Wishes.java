package dev.hearth.simulation;

import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Form;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.NodeClass;
import dev.hearth.room.domain.Role;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.RoomProfileChange;
import dev.hearth.room.domain.SeatForm;
import dev.hearth.room.domain.Spot;
import dev.hearth.room.domain.SpotChange;
import dev.hearth.room.domain.TalkText;
import dev.hearth.room.domain.Visibility;
import java.time.Duration;
import java.util.List;

/** What people come to want: everything a room can be asked, possible or not. */
final class Wishes {

    private static final List<Form> FORMS = List.of(
            new Form(NodeClass.FLOOR, 0.5, 0.5, 0.5, List.of(new SeatForm(0, 0, 0, "sit"))),
            new Form(
                    NodeClass.FLOOR, 2, 1, 1, List.of(new SeatForm(-0.5, 0, 0, "sit"), new SeatForm(0.5, 0, 0, "lie"))),
            new Form(NodeClass.FLOOR, 0.4, 1, 0.4, List.of()),
            new Form(NodeClass.WALL, 1, 0.5, 0.1, List.of()),
            new Form(NodeClass.CEILING, 1, 0.5, 1, List.of()));
    private static final List<TalkText> TEXTS =
            List.of(new TalkText("hello"), new TalkText("Grüße, \u2603"), new TalkText("x".repeat(500)));
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofHours(1));
    private static final int CAPACITY_TOO_LARGE = 1_000;

    private final Chance chance;
    private final List<PersonaId> people;
    private final int capacityMax;
    private final String shell;
    private final List<String> seats;

    /** @param capacityMax rooms are small, so that they are full now and then */
    Wishes(Chance chance, List<PersonaId> people, int capacityMax) {
        this.chance = chance;
        this.people = people;
        this.capacityMax = capacityMax;
        this.shell = chance.of(List.of("hall.v1", "garden.v1", "loft.v1", "studio.v1"));
        this.seats = Layout.of(shell).seats().stream()
                .map(seat -> seat.id())
                .limit(4)
                .toList();
    }

    RoomCommand of(PersonaId persona, Room room) {
        if (!room.exists()) {
            return chance.oneIn(4) ? ofGuest(room) : create();
        }
        if (room.occupantOf(persona).isEmpty() && !chance.oneIn(4)) {
            return new RoomCommand.Join(chance.below(3));
        }
        var role = room.roleOf(persona);
        if (role == Role.OWNER) {
            return ofOwner(room);
        }
        if (role == Role.BUILDER) {
            return chance.oneIn(2) ? ofBuilder(room) : ofGuest(room);
        }
        return chance.oneIn(12) ? ofAnybodyElse(room) : ofGuest(room);
    }

    private RoomCommand ofOwner(Room room) {
        if (room.closed()) {
            return chance.oneIn(3) ? ofGuest(room) : new RoomCommand.Reopen();
        }
        int dice = chance.below(10);
        if (dice < 3) {
            return ofGuest(room);
        }
        return dice < 6 ? ofBuilder(room) : ruling();
    }

    /** What one has no right to. */
    private RoomCommand ofAnybodyElse(Room room) {
        return chance.oneIn(2) ? ofBuilder(room) : ruling();
    }

    private RoomCommand ofGuest(Room room) {
        return chance.oneIn(10) ? new RoomCommand.Join(chance.below(3)) : ofOccupant(room);
    }

    private RoomCommand ofOccupant(Room room) {
        int dice = chance.below(15) + 5;
        if (dice < 6) {
            return new RoomCommand.Leave();
        }
        if (dice < 12) {
            return new RoomCommand.Say(chance.of(TEXTS));
        }
        if (dice < 17) {
            return new RoomCommand.Sit(seat(room));
        }
        return dice < 19 ? new RoomCommand.Stand() : new RoomCommand.RemovePiece(piece(room));
    }

    private String seat(Room room) {
        int dice = chance.below(8);
        if (dice == 0) {
            return "throne";
        }
        return dice < 4 ? chance.of(seats) : "p" + piece(room) + "." + chance.between(1, 2);
    }

    /** One of the newest, which may be gone. */
    private int piece(Room room) {
        return Math.max(1, room.furniture().lastNumber() - chance.below(5));
    }

    private RoomCommand ofBuilder(Room room) {
        int dice = chance.below(room.furniture().pieces().size() > 20 ? 12 : 8);
        if (dice < 4) {
            return new RoomCommand.PlacePiece("thing", chance.of(FORMS), spot());
        }
        return dice < 6
                ? new RoomCommand.MovePiece(piece(room), new SpotChange(x(), null, x(), null, null))
                : new RoomCommand.RemovePiece(piece(room));
    }

    private Spot spot() {
        return new Spot(
                x(), chance.below(3), chance.oneIn(3) ? 0.1 : x(), chance.within(-3, 3), chance.within(0.25, 2));
    }

    private double x() {
        return chance.within(-0.5, 6.5);
    }

    private RoomCommand ruling() {
        var target = chance.of(people);
        return switch (chance.below(16)) {
            case 0 -> new RoomCommand.Kick(target);
            case 1, 2 -> new RoomCommand.Ban(target, chance.of(LENGTHS));
            case 3, 4, 5 -> new RoomCommand.Unban(target);
            case 6, 7 -> new RoomCommand.Mute(target, chance.of(LENGTHS));
            case 8, 9 -> new RoomCommand.Unmute(target);
            case 10, 11 -> new RoomCommand.ChangeRole(target, chance.oneIn(3) ? Role.GUEST : Role.BUILDER);
            case 12 -> capacity(chance.oneIn(4) ? CAPACITY_TOO_LARGE : chance.between(1, capacityMax));
            case 13 -> chance.oneIn(4) ? new RoomCommand.Close() : capacity(capacityMax);
            case 14 -> chance.oneIn(8) ? create() : new RoomCommand.Reopen();
            default -> topic(chance.of(List.of("chess", "tea", "nothing")));
        };
    }

    private RoomCommand create() {
        int capacity = chance.oneIn(20) ? CAPACITY_TOO_LARGE : capacityMax;
        var profile = new RoomProfile("Room", "", List.of(), "", capacity, Visibility.OPEN, "");
        return new RoomCommand.Create(profile, shell, "nonce" + chance.below(1_000));
    }

    private static RoomCommand capacity(int capacity) {
        return new RoomCommand.Configure(new RoomProfileChange(null, null, null, null, capacity, null, null));
    }

    private static RoomCommand topic(String topic) {
        return new RoomCommand.Configure(new RoomProfileChange(null, topic, null, null, null, null, null));
    }
}
