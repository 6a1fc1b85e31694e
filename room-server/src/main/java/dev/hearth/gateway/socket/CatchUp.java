package dev.hearth.gateway.socket;

import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.StreamAnswer;
import dev.hearth.observability.StreamMetrics;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomReplay;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomEntry;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Brings connections to the end of a room's stream, where everybody sees the same: those that come in, those that come
 * back, and those that lost something on the way. Part of {@link RoomRelay} and confined to it.
 */
final class CatchUp {

    /** What it works with beside the relay's own memory. */
    record Outside(
            ActorRef<Object> relay,
            RoomQuestions questions,
            RoomReplay journal,
            Connections connections,
            Frames frames,
            StreamMetrics metrics) {}

    /** Finds faces that are not known here; they are shown later, to one connection or to all. */
    @FunctionalInterface
    interface FaceSearch {
        void find(RoomId room, @Nullable RoomSocket only, Map<PersonaId, Long> nameless);
    }

    /** The end of a read of the journal for one connection; no entries if it failed. */
    record LogRead(
            RoomId room,
            Attendee attendee,
            long first,
            @Nullable List<RoomEntry> entries) {}

    private static final Set<Rejection> PASSING =
            EnumSet.of(Rejection.BUSY, Rejection.MOVING, Rejection.STORAGE_UNAVAILABLE, Rejection.OUTCOME_PENDING);

    /** A room that goes on faster than its log is read is shown whole. */
    private static final int READS_MAX = 3;
    /** Backlogs that wait for their room's answer at once; one more gets a snapshot. Each is bounded by the journal's. */
    private static final int BACKLOGS_MAX = 16;

    private final Outside outside;
    private final Names names;
    private final Lanes lanes;
    private final FaceSearch faces;
    private final BiConsumer<RelayedRoom, Attendee> missedPresent;
    private final LongSupplier nanos;
    private final Set<Attendee> withBacklog = new HashSet<>();

    CatchUp(
            Outside outside,
            Names names,
            Lanes lanes,
            FaceSearch faces,
            BiConsumer<RelayedRoom, Attendee> missedPresent,
            LongSupplier nanos) {
        this.outside = outside;
        this.names = names;
        this.lanes = lanes;
        this.faces = faces;
        this.missedPresent = missedPresent;
        this.nanos = nanos;
    }

    /** A room says how it goes on for a connection. */
    void attached(RelayedRoom room, RoomEntity.Attached attached) {
        var known = room.attendee(attached.connection());
        var socket = known != null ? known.socket() : outside.connections().byId(attached.connection());
        if (socket == null) {
            outside.questions().detach(room, attached.connection());
            return;
        }
        var attendee = known != null ? known : room.add(socket, Attendee.NOWHERE);
        if (attendee.continuesWith(attached.attachment())) {
            var tasks = lanes.tasksFor(room.id());
            boolean announced = known != null && !known.isCurrent();
            attach(room, attendee, attached, announced, tasks);
            tasks.hand();
        }
    }

    private void attach(
            RelayedRoom room, Attendee attendee, RoomEntity.Attached attached, boolean announced, LoopTasks tasks) {
        var attachment = attached.attachment();
        if (attachment instanceof Attachment.Gone gone) {
            gone(room, attendee, gone.reason(), tasks);
        } else if (lanes.isFull(attendee.socket().loop())) {
            room.behind(attendee, attendee.isCurrent() ? Attendee.NOWHERE : attendee.position());
        } else if (attachment instanceof Attachment.Behind behind) {
            readOn(room, attendee, behind);
        } else {
            var backlog = attendee.backlog();
            tasks.then(attendee.socket(), socket -> socket.attached(room.id(), attached.front()));
            show(room, attendee, backlog == null ? attachment : backlog.before(attachment), announced, tasks);
        }
    }

    private void show(RelayedRoom room, Attendee attendee, Attachment attachment, boolean announced, LoopTasks tasks) {
        var entrance = Entrance.of(room.id(), attachment, announced, names);
        if (announced) {
            outside.metrics().answered(kindOf(attachment));
        }
        var parts = new ArrayList<ByteBuf>(entrance.messages().size());
        entrance.messages().forEach(message -> parts.add(outside.frames().of(message)));
        tasks.then(attendee.socket(), socket -> socket.transfer(parts));
        faces.find(room.id(), attendee.socket(), entrance.nameless());
        place(room, attendee, entrance, tasks);
        if (!(attachment instanceof Attachment.Snapshot)) {
            missedPresent.accept(room, attendee);
        }
        attendee.takeHeld().forEach(answer -> tell(attendee.socket(), answer, tasks));
    }

    private static StreamAnswer kindOf(Attachment attachment) {
        if (attachment instanceof Attachment.Live) {
            return StreamAnswer.LIVE;
        }
        return attachment instanceof Attachment.Replay ? StreamAnswer.REPLAY : StreamAnswer.SNAPSHOT;
    }

    /** Puts somebody who has now seen everything up to an offset beside those who are up to date. */
    private void place(RelayedRoom room, Attendee attendee, Entrance entrance, LoopTasks tasks) {
        var position = entrance.position();
        room.behind(attendee, position);
        if (room.isAheadOf(position.epoch(), position.offset())) {
            outside.questions().attach(room, attendee);
            return;
        }
        if (room.isElsewhere(position.epoch(), position.offset())) {
            resync(room, room.current(all -> true), tasks);
        }
        room.advanceTo(position.epoch(), position.offset());
        room.upToDate(attendee, entrance.occupant());
    }

    /** The first part of what is missing stands in the journal alone. */
    private void readOn(RelayedRoom room, Attendee attendee, Attachment.Behind behind) {
        var backlog = attendee.backlog();
        if (backlog != null ? backlog.reads() >= READS_MAX : !mayKeepOneMore(attendee)) {
            showWhole(room, attendee);
            return;
        }
        attendee.read();
        long first = behind.fromOffset() + 1;
        outside.journal()
                .read(room.id(), first, behind.ringFirst() - 1)
                .whenComplete(
                        (entries, failure) -> outside.relay().tell(new LogRead(room.id(), attendee, first, entries)));
    }

    private boolean mayKeepOneMore(Attendee attendee) {
        if (withBacklog.size() >= BACKLOGS_MAX) {
            withBacklog.removeIf(each -> !each.isReading() && each.backlog() == null);
        }
        return withBacklog.size() < BACKLOGS_MAX && withBacklog.add(attendee);
    }

    /** The journal gave what it was asked for, or failed. Whether any of it may be shown is for the room to say again. */
    void read(RelayedRoom room, LogRead read) {
        var attendee = read.attendee();
        boolean wanted = room.attendee(attendee.socket().id()) == attendee
                && attendee.isReading()
                && attendee.asksFrom().offset() + 1 == read.first();
        if (!wanted) {
            return;
        }
        if (read.entries() == null) {
            showWhole(room, attendee);
            return;
        }
        var before = attendee.backlog();
        attendee.keep(
                before == null
                        ? new Backlog(attendee.position().epoch(), read.first(), read.entries(), 1)
                        : before.then(read.entries()));
        outside.questions().attach(room, attendee);
    }

    private void showWhole(RelayedRoom room, Attendee attendee) {
        withBacklog.remove(attendee);
        room.behind(attendee, Attendee.NOWHERE);
        outside.questions().attach(room, attendee);
    }

    private void gone(RelayedRoom room, Attendee attendee, Rejection reason, LoopTasks tasks) {
        if (PASSING.contains(reason)) {
            room.behind(attendee, attendee.isCurrent() ? room.position() : attendee.position());
            attendee.asked(nanos.getAsLong());
            return;
        }
        outside.metrics().answered(StreamAnswer.GONE);
        var code = reason == Rejection.NOT_IN_ROOM ? ErrorCode.ROOM_LEFT : Refusals.code(reason);
        var frame = outside.frames()
                .of(new ServerMessage.StreamAnswer("room:" + room.id(), ServerMessage.Answer.GONE, null, null, code));
        room.remove(attendee.socket().id());
        var held = attendee.takeHeld();
        tasks.then(attendee.socket(), socket -> {
            socket.durable(frame);
            socket.ended(room.id());
        });
        held.forEach(answer -> tell(attendee.socket(), answer, tasks));
    }

    void resyncAll(RelayedRoom room) {
        var tasks = lanes.tasksFor(room.id());
        resync(room, room.current(all -> true), tasks);
        tasks.hand();
    }

    /** Something was lost: from here on everything is asked for. */
    void resync(RelayedRoom room, List<Attendee> lost, LoopTasks tasks) {
        outside.metrics().resynced(lost.size());
        var position = room.position();
        for (var attendee : lost) {
            var notice = outside.frames()
                    .of(new ServerMessage.Notice(
                            ErrorCode.ROOM_RESYNCING, room.id().value(), null));
            tasks.then(attendee.socket(), socket -> socket.durable(notice));
            room.behind(attendee, position);
            if (!lanes.isFull(attendee.socket().loop())) {
                outside.questions().attach(room, attendee);
            }
        }
    }

    static void tell(RoomSocket socket, RoomEntity.Answer answer, LoopTasks tasks) {
        tasks.then(socket, to -> to.answered(answer.request(), answer.outcome()));
    }
}
