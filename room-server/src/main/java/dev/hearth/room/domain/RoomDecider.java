package dev.hearth.room.domain;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides one command against the present state: which events, or which rule says no. It changes nothing. Commands whose
 * wish is already fulfilled (joining again, one's own seat, lifting a ban that is not there) are accepted, so that a
 * client which does not know may simply ask; their event remembers the key and changes nothing else.
 *
 * @param principal nobody: the room itself
 * @param now room time
 */
record RoomDecider(Room room, @Nullable Principal principal, Whereabouts whereabouts, Instant now)
        implements RoomCommand.Visitor<Decision> {

    Decision decide(RoomCommand command) {
        if (!room.exists() && !(command instanceof RoomCommand.Create)) {
            return Decision.reject(Rejection.ROOM_NOT_FOUND);
        }
        return isAllowed(RoomAction.of(command)) ? command.accept(this) : Decision.reject(Rejection.FORBIDDEN);
    }

    private boolean isAllowed(RoomAction action) {
        return principal == null ? Rights.allowRoom(action) : Rights.allow(room.roleOf(principal.persona()), action);
    }

    @Override
    public Decision onCreate(RoomCommand.Create command) {
        if (room.exists()) {
            return Decision.reject(Rejection.ROOM_EXISTS);
        }
        return Decision.accept(new RoomEvent.RoomCreated(
                sender().person(), sender().persona(), command.profile(), command.shell(), command.epochNonce()));
    }

    @Override
    public Decision onConfigure(RoomCommand.Configure command) {
        var profile = command.change().applyTo(room.profile());
        return profile.equals(room.profile())
                ? Decision.alreadySo()
                : Decision.accept(new RoomEvent.RoomConfigured(profile));
    }

    @Override
    public Decision onClose(RoomCommand.Close command) {
        return room.closed() ? Decision.reject(Rejection.ROOM_CLOSED) : Decision.accept(new RoomEvent.RoomClosed());
    }

    @Override
    public Decision onReopen(RoomCommand.Reopen command) {
        return room.closed()
                ? Decision.accept(new RoomEvent.RoomReopened())
                : Decision.reject(Rejection.ROOM_NOT_CLOSED);
    }

    @Override
    public Decision onJoin(RoomCommand.Join command) {
        var present = room.occupantOf(sender().persona());
        if (present.isPresent()) {
            return Decision.alreadyHere(present.get().number());
        }
        if (room.closed()) {
            return Decision.reject(Rejection.ROOM_CLOSED);
        }
        var ban = room.banOf(sender().person(), now);
        if (ban.isPresent()) {
            return refuseUntil(Rejection.BANNED, ban.get().until());
        }
        if (room.occupantCount() >= room.profile().capacity()) {
            return Decision.reject(Rejection.ROOM_FULL);
        }
        int number = room.roster().lastNumber() + 1;
        return Decision.accept(new RoomEvent.OccupantJoined(
                number,
                sender().person(),
                sender().persona(),
                room.layout().entrance(number),
                command.lookVersion() > 0 ? (Long) command.lookVersion() : null));
    }

    @Override
    public Decision onLeave(RoomCommand.Leave command) {
        return asOccupant(occupant -> Decision.accept(left(occupant, LeaveReason.LEFT)));
    }

    @Override
    public Decision onSay(RoomCommand.Say command) {
        return asOccupant(occupant -> room.muteOf(occupant.persona(), now)
                .map(until -> refuseUntil(Rejection.MUTED, until))
                .orElseGet(() -> Decision.accept(new RoomEvent.MessagePosted(
                        occupant.person(), occupant.persona(), command.text().value()))));
    }

    @Override
    public Decision onSit(RoomCommand.Sit command) {
        return asOccupant(occupant -> room.seat(command.seat())
                .map(seat -> sit(occupant, seat))
                .orElseGet(() -> Decision.reject(Rejection.SEAT_UNKNOWN)));
    }

    private Decision sit(Occupant occupant, Seat seat) {
        if (seat.id().equals(occupant.seat())) {
            return Decision.alreadySeated(seat.id());
        }
        if (room.roster().isTaken(seat.id())) {
            var nearest = room.freeSeatNearest(seat.place()).map(Seat::id).orElse(null);
            return new Decision.Rejected(new Outcome.Refused(Rejection.SEAT_TAKEN, nearest, null));
        }
        return Decision.accept(new RoomEvent.SeatTaken(occupant.number(), seat.id()));
    }

    @Override
    public Decision onStand(RoomCommand.Stand command) {
        return asOccupant(occupant -> Optional.ofNullable(occupant.seat())
                .flatMap(room::seat)
                .map(seat -> Decision.accept(
                        new RoomEvent.SeatLeft(occupant.number(), room.layout().inFrontOf(seat))))
                .orElseGet(() -> Decision.reject(Rejection.NOT_SEATED)));
    }

    @Override
    public Decision onKick(RoomCommand.Kick command) {
        if (isProtected(command.target())) {
            return Decision.reject(Rejection.TARGET_PROTECTED);
        }
        return room.occupantOf(command.target())
                .map(occupant -> Decision.accept(left(occupant, LeaveReason.KICKED)))
                .orElseGet(() -> Decision.reject(Rejection.NO_SUCH_OCCUPANT));
    }

    @Override
    public Decision onBan(RoomCommand.Ban command) {
        var person = room.personBehind(command.target());
        // Bans follow the person, so another face of the owner is as safe as the owner.
        if (isProtected(command.target())
                || person.filter(room.ownerPerson()::equals).isPresent()) {
            return Decision.reject(Rejection.TARGET_PROTECTED);
        }
        if (person.isEmpty()) {
            return Decision.reject(Rejection.NO_SUCH_OCCUPANT);
        }
        if (!room.sanctions().hasRoomForBan(person.get(), now)) {
            return Decision.reject(Rejection.LIMIT_REACHED);
        }
        var banned = new RoomEvent.PersonBanned(person.get(), command.target(), now.plus(command.length()));
        return room.occupantOf(command.target())
                .map(occupant -> Decision.accept(banned, left(occupant, LeaveReason.BANNED)))
                .orElseGet(() -> Decision.accept(banned));
    }

    @Override
    public Decision onUnban(RoomCommand.Unban command) {
        return room.sanctions()
                .banUnder(command.target())
                .map(ban -> Decision.accept(new RoomEvent.PersonUnbanned(ban.person(), ban.persona())))
                .orElseGet(Decision::alreadySo);
    }

    @Override
    public Decision onMute(RoomCommand.Mute command) {
        if (isProtected(command.target())) {
            return Decision.reject(Rejection.TARGET_PROTECTED);
        }
        if (room.personBehind(command.target()).isEmpty()) {
            return Decision.reject(Rejection.NO_SUCH_OCCUPANT);
        }
        return room.sanctions().hasRoomForMute(command.target(), now)
                ? Decision.accept(new RoomEvent.PersonaMuted(command.target(), now.plus(command.length())))
                : Decision.reject(Rejection.LIMIT_REACHED);
    }

    @Override
    public Decision onUnmute(RoomCommand.Unmute command) {
        return room.sanctions().mutes().containsKey(command.target())
                ? Decision.accept(new RoomEvent.PersonaUnmuted(command.target()))
                : Decision.alreadySo();
    }

    @Override
    public Decision onChangeRole(RoomCommand.ChangeRole command) {
        if (isProtected(command.target())) {
            return Decision.reject(Rejection.TARGET_PROTECTED);
        }
        if (room.roleOf(command.target()) == command.role()) {
            return Decision.alreadySo();
        }
        if (command.role() == Role.BUILDER) {
            if (room.personBehind(command.target()).isEmpty()) {
                return Decision.reject(Rejection.NO_SUCH_OCCUPANT);
            }
            if (room.builders().size() >= Room.BUILDERS_MAX) {
                return Decision.reject(Rejection.LIMIT_REACHED);
            }
        }
        return Decision.accept(new RoomEvent.RoleChanged(command.target(), command.role()));
    }

    @Override
    public Decision onPlacePiece(RoomCommand.PlacePiece command) {
        return asOccupant(occupant -> new FurnitureDecider(room, occupant).place(command));
    }

    @Override
    public Decision onMovePiece(RoomCommand.MovePiece command) {
        return asOccupant(occupant -> new FurnitureDecider(room, occupant).move(command));
    }

    @Override
    public Decision onRemovePiece(RoomCommand.RemovePiece command) {
        return asOccupant(occupant -> new FurnitureDecider(room, occupant).remove(command));
    }

    @Override
    public Decision onDress(RoomCommand.Dress command) {
        return room.occupantOf(command.persona())
                .filter(occupant -> occupant.lookVersion() < command.version())
                .map(occupant -> Decision.accept(
                        new RoomEvent.OccupantDressed(occupant.number(), occupant.persona(), command.version())))
                .orElseGet(Decision::nothingToDo);
    }

    @Override
    public Decision onExpire(RoomCommand.Expire command) {
        return room.occupant(command.occupant())
                .map(occupant -> Decision.accept(left(occupant, LeaveReason.LOST)))
                .orElseGet(Decision::nothingToDo);
    }

    @Override
    public Decision onNotePositions(RoomCommand.NotePositions command) {
        List<Standing> changed = command.positions().stream()
                .flatMap(noted -> room.occupant(noted.number()).stream())
                .flatMap(occupant -> news(occupant).stream())
                .distinct()
                .toList();
        return changed.isEmpty() ? Decision.nothingToDo() : Decision.accept(new RoomEvent.PositionsNoted(changed));
    }

    /**
     * The command may have waited behind others, so only the whereabouts are believed: a position from before somebody sat
     * down must not come back after they stood up.
     */
    private Optional<Standing> news(Occupant occupant) {
        return whereabouts
                .walkedTo(occupant, room.layout())
                .filter(place -> !place.equals(occupant.place()))
                .map(place -> new Standing(occupant.number(), place));
    }

    private Decision asOccupant(Function<Occupant, Decision> rule) {
        return room.occupantOf(sender().persona()).map(rule).orElseGet(() -> Decision.reject(Rejection.NOT_IN_ROOM));
    }

    /** From other people; the house stands above its owner. */
    private boolean isProtected(PersonaId target) {
        return principal != null && (target.equals(room.owner()) || target.equals(principal.persona()));
    }

    private RoomEvent left(Occupant occupant, LeaveReason reason) {
        var place = whereabouts.of(occupant, room.layout());
        return new RoomEvent.OccupantLeft(occupant.number(), occupant.persona(), reason, place);
    }

    private static Decision refuseUntil(Rejection rejection, Instant until) {
        return new Decision.Rejected(new Outcome.Refused(rejection, null, until));
    }

    private Principal sender() {
        if (principal == null) {
            throw new IllegalStateException("the room itself cannot do this; its rights should have said so");
        }
        return principal;
    }
}
