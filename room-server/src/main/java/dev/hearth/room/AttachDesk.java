package dev.hearth.room;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.room.RoomEntity.Attach;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Claim;
import dev.hearth.room.RoomEntity.Notification;
import dev.hearth.room.domain.Occupant;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.Room;
import java.time.InstantSource;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Gives connections their place in the room's stream: those that come back, those that have just joined, and those that a
 * relay and the room do not agree on. Rights and bans are read anew each time. Part of {@link RoomFront}.
 */
final class AttachDesk {

    /** Told when a connection holds somebody. */
    @FunctionalInterface
    interface Held {

        /** @param isBack true if nobody held them before */
        void by(ActorRef<Notification> relay, boolean isBack);
    }

    private final InstantSource clock;
    private final Attendance attendance;
    private final Floor floor;
    private final Faces faces;
    private final CommitPipeline commits;
    private final RoomPublisher publisher;
    private final EarlyQuestions early;
    private final Held held;

    AttachDesk(
            InstantSource clock,
            Attendance attendance,
            Floor floor,
            Faces faces,
            CommitPipeline commits,
            RoomPublisher publisher,
            EarlyQuestions early,
            Held held) {
        this.clock = clock;
        this.attendance = attendance;
        this.floor = floor;
        this.faces = faces;
        this.commits = commits;
        this.publisher = publisher;
        this.early = early;
        this.held = held;
    }

    /** A connection that came back. Whoever is being put out at this moment waits for the end of that. */
    void attach(Attach attach) {
        if (commits.everRecovered() && !isBeingPutOut(attach)) {
            publisher.attach(attach.relay(), attach.connection(), attachmentOf(attach));
        } else if (!early.postpone(attach)) {
            publisher.attach(attach.relay(), attach.connection(), new Attachment.Gone(Rejection.BUSY));
        }
    }

    /** Somebody whose join was decided. */
    void joined(CommitPipeline.Done done) {
        var asker = done.command().asker();
        var face = done.command().joining();
        if (asker == null || face == null || !(done.outcome() instanceof Outcome.Accepted)) {
            return;
        }
        var occupant = room().occupantOf(face.persona()).orElse(null);
        if (occupant == null) {
            publisher.attach(asker.relay(), asker.connection(), new Attachment.Gone(Rejection.NOT_IN_ROOM));
            return;
        }
        hold(occupant, asker.connection(), asker.relay(), face);
        publisher.attach(asker.relay(), asker.connection(), publisher.snapshot(room(), occupant));
    }

    /** A relay and the room do not count the same connections: one of them missed a word. */
    void claim(Claim claim) {
        if (!commits.everRecovered()) {
            return;
        }
        attendance
                .unclaimed(claim.relay(), Set.copyOf(claim.connections()))
                .forEach((connection, number) -> room().occupant(number)
                        .ifPresent(occupant ->
                                publisher.attach(claim.relay(), connection, publisher.snapshot(room(), occupant))));
        claim.connections().stream()
                .filter(connection -> !attendance.holds(connection))
                .forEach(
                        connection -> publisher.attach(claim.relay(), connection, new Attachment.Gone(Rejection.BUSY)));
    }

    /** Somebody who is here, or is coming in, shows this face. */
    void know(Face face) {
        faces.know(face);
        if (commits.isReady()) {
            faces.settle(room(), face.persona());
        }
    }

    private boolean isBeingPutOut(Attach attach) {
        return room().occupantOf(attach.principal().persona())
                .filter(occupant -> commits.isExpiring(occupant.number()))
                .isPresent();
    }

    private Attachment attachmentOf(Attach attach) {
        var occupant = room().occupantOf(attach.principal().persona()).orElse(null);
        if (occupant == null) {
            return new Attachment.Gone(
                    room().canAttend(attach.principal(), clock.instant()).orElse(Rejection.NOT_IN_ROOM));
        }
        hold(occupant, attach.connection(), attach.relay(), attach.face());
        return publisher.resume(room(), occupant, attach.position());
    }

    private void hold(Occupant occupant, ConnectionId connection, ActorRef<Notification> relay, Face face) {
        know(face);
        commits.keep(occupant.number());
        boolean isBack = attendance.attach(connection, relay, occupant.number());
        if (isBack) {
            floor.markReconnecting(occupant.number(), false);
        }
        held.by(relay, isBack);
    }

    private Room room() {
        return commits.room();
    }
}
