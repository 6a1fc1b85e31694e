package dev.hearth;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.operations.Rooms;
import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.domain.RoomSight;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomSharding;
import dev.hearth.room.domain.RoomCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The way of operators to rooms. */
final class RoomsOfHouse implements Rooms {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final RoomSharding rooms;

    RoomsOfHouse(ActorSystem<?> system, RoomSharding rooms) {
        this.system = system;
        this.rooms = rooms;
    }

    @Override
    public CompletionStage<Optional<RoomSight>> look(String room, int after) {
        return id(room).<CompletionStage<Optional<RoomSight>>>map(id -> AskPattern.ask(
                                rooms.entity(id),
                                (ActorRef<RoomEntity.Peeked> replyTo) -> new RoomEntity.Peek(after, replyTo),
                                PATIENCE,
                                system.scheduler())
                        .thenApply(RoomsOfHouse::sight))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** Anything may have been typed. */
    private static Optional<RoomId> id(String room) {
        try {
            return Optional.of(new RoomId(room));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<RoomSight> sight(RoomEntity.Peeked peeked) {
        if (peeked.name().isEmpty()) {
            return Optional.empty();
        }
        var occupants = peeked.occupants().stream()
                .map(seen -> new RoomSight.Occupant(
                        seen.number(),
                        seen.persona().value(),
                        seen.name(),
                        seen.joinedAt().toEpochMilli(),
                        seen.reconnecting(),
                        seen.muted()))
                .toList();
        return Optional.of(new RoomSight(
                peeked.room().value(),
                peeked.name(),
                peeked.closed(),
                peeked.capacity(),
                peeked.offset(),
                peeked.occupantCount(),
                occupants));
    }

    @Override
    public void order(String room, RoomOrder order) {
        rooms.tell(new RoomId(room), new RoomEntity.Order(command(order)));
    }

    private static RoomCommand command(RoomOrder order) {
        if (order instanceof RoomOrder.Kick kick) {
            return new RoomCommand.Kick(new PersonaId(kick.persona()));
        }
        if (order instanceof RoomOrder.Mute mute) {
            return new RoomCommand.Mute(new PersonaId(mute.persona()), mute.length());
        }
        if (order instanceof RoomOrder.Close) {
            return new RoomCommand.Close();
        }
        if (order instanceof RoomOrder.Reopen) {
            return new RoomCommand.Reopen();
        }
        throw new AssertionError(order);
    }
}
