package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.observability.StreamMetrics;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.domain.RoomEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Carries what rooms publish to the connections of this node that attend them. Several per node; a room is always served
 * by the same one, so that everything of it stays in order. Encodes once, hands each event loop one task per message, and
 * never passes anything on out of order: after a jump it asks the room from the last offset and shows what comes.
 * Its type is {@code Object} because it has two protocols, its own and the rooms', and neither may know the other.
 */
final class RoomRelay extends AbstractBehavior<Object> {

    /** What connections tell their relay. */
    sealed interface Command {}

    /** A connection names how far it had read in a room. */
    record Attach(RoomId room, RoomSocket socket, StreamPosition position) implements Command {}

    /** A connection is gone. */
    record Forget(RoomId room, ConnectionId connection) implements Command {}

    /** A connection missed volatile frames of a room and can take them again. */
    record ShowPresent(RoomId room, ConnectionId connection) implements Command {}

    /** A connection's person looks away, or looks again. */
    record Attention(RoomId room, ConnectionId connection) implements Command {}

    private record FacesFound(RoomId room, @Nullable RoomSocket only, Collection<Face> faces) {}

    private record FrontGone(RoomId room, ActorRef<RoomEntity.Command> front) {}

    private enum Signal {
        TICK,
        LANE_FREE
    }

    private static final Duration TICK = Duration.ofMillis(500);

    private final GatewaySettings.Relay settings;
    private final RoomQuestions questions;
    private final VolatileDesk present;
    private final Names names;
    private final Connections connections;
    private final Frames frames;
    private final LongSupplier nanos;
    private final Map<RoomId, RelayedRoom> rooms = new HashMap<>();
    private final Lanes lanes;
    private final StreamMetrics metrics;
    private final CatchUp catchUp;

    /** A relay that serves nobody yet. */
    static Behavior<Object> create(
            GatewaySettings.Relay settings, Doors doors, Connections connections, Frames frames, LongSupplier nanos) {
        Behavior<Object> relay = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Signal.TICK, TICK);
            return new RoomRelay(context, settings, doors, connections, frames, nanos);
        }));
        return Behaviors.supervise(relay).onFailure(SupervisorStrategy.restart());
    }

    private RoomRelay(
            ActorContext<Object> context,
            GatewaySettings.Relay settings,
            Doors doors,
            Connections connections,
            Frames frames,
            LongSupplier nanos) {
        super(context);
        this.settings = settings;
        this.questions = new RoomQuestions(
                doors.rooms(),
                context.getSelf().narrow(),
                settings.resyncRetry().toNanos(),
                nanos);
        this.names = new Names(doors.people());
        this.connections = connections;
        this.frames = frames;
        this.nanos = nanos;
        this.metrics = doors.metrics().streams();
        ActorRef<Object> me = context.getSelf();
        this.lanes = new Lanes(settings.unfinishedTasksMax(), () -> me.tell(Signal.LANE_FREE));
        this.present = new VolatileDesk(settings.interest(), frames, questions, room -> lanes.tasksFor(room.id()));
        this.catchUp = new CatchUp(
                new CatchUp.Outside(me, questions, doors.replay(), connections, frames, metrics),
                names,
                lanes,
                this::lookUp,
                present::missed,
                nanos);
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(RoomEntity.Published.class, this::onPublished)
                .onMessage(RoomEntity.Moved.class, it -> onShown(it, room -> present.moved(room, it)))
                .onMessage(RoomEntity.Signed.class, it -> onShown(it, room -> present.signed(room, it)))
                .onMessage(RoomEntity.Present.class, it -> onVolatile(it, room -> present.present(room, it)))
                .onMessage(RoomEntity.Counted.class, it -> onVolatile(it, room -> present.counted(room, it)))
                .onMessage(RoomEntity.Attached.class, this::onAttached)
                .onMessage(RoomEntity.TopOffset.class, this::onTopOffset)
                .onMessage(Attach.class, this::onAttach)
                .onMessage(Forget.class, this::onForget)
                .onMessage(ShowPresent.class, it -> onAttendee(it.room(), it.connection(), present::missed))
                .onMessage(Attention.class, it -> onAttendee(it.room(), it.connection(), present::attention))
                .onMessage(FacesFound.class, this::onFacesFound)
                .onMessage(FrontGone.class, this::onFrontGone)
                .onMessage(CatchUp.LogRead.class, this::onLogRead)
                .onMessage(Signal.class, signal -> catchUp())
                .onSignal(PreRestart.class, failed -> failAll())
                .build();
    }

    /** A defect: what this relay knew is gone, so whoever depended on it starts anew. */
    private Behavior<Object> failAll() {
        rooms.values().stream()
                .flatMap(room -> room.attendees().stream())
                .forEach(attendee -> attendee.socket().loop().execute(attendee.socket()::failed));
        return this;
    }

    private Behavior<Object> onAttach(Attach attach) {
        questions.attach(room(attach.room()), room(attach.room()).add(attach.socket(), attach.position()));
        return this;
    }

    private Behavior<Object> onForget(Forget forget) {
        var room = rooms.get(forget.room());
        if (room != null && room.attendee(forget.connection()) != null) {
            room.remove(forget.connection());
            questions.detach(room, forget.connection());
            forgetIfEmpty(room);
        }
        return this;
    }

    private Behavior<Object> onPublished(RoomEntity.Published published) {
        var room = room(published.room());
        long heardAt = nanos.getAsLong();
        room.heard(heardAt);
        var tasks = lanes.tasksFor(room.id());
        var entries = published.entries();
        int seen = room.seenOf(published.epoch(), published.firstOffset(), entries.size());
        if (seen == RelayedRoom.JUMP) {
            metrics.sawGap();
            catchUp.resync(room, room.current(all -> true), tasks);
        } else if (seen < entries.size()) {
            pass(room, published, seen, tasks, heardAt);
        }
        published.answers().forEach(answer -> answer(room, answer, tasks));
        tasks.hand();
        forgetIfEmpty(room);
        return this;
    }

    /** The entries that are new, as one frame for everybody who is up to date. */
    private void pass(RelayedRoom room, RoomEntity.Published published, int seen, LoopTasks tasks, long heardAt) {
        spareFullLanes(room, tasks);
        var entries = published.entries().subList(seen, published.entries().size());
        long first = published.firstOffset() + seen;
        if (!room.byLoop().isEmpty()) {
            var faces = names.ofShownFirst(entries, published.faces());
            var message = RoomMessages.events(room.id(), first, entries, faces.known());
            lookUp(room.id(), null, faces.nameless());
            tasks.share(frames.of(message), room.byLoop(), () -> metrics.fannedOut(nanos.getAsLong() - heardAt));
        }
        room.advanceTo(published.epoch(), first + entries.size() - 1);
        entries.forEach(entry -> end(room, entry.event(), tasks));
    }

    private void spareFullLanes(RelayedRoom room, LoopTasks tasks) {
        for (var loop : List.copyOf(room.byLoop().keySet())) {
            if (lanes.isFull(loop)) {
                catchUp.resync(
                        room, room.current(attendee -> attendee.socket().loop().equals(loop)), tasks);
            }
        }
    }

    /** Whoever left sees their leaving and nothing after it. */
    private void end(RelayedRoom room, RoomEvent event, LoopTasks tasks) {
        if (event instanceof RoomEvent.OccupantLeft left) {
            room.audience().left(left.number());
            room.current(attendee -> attendee.isOccupant(left.number())).forEach(gone -> end(room, gone, tasks));
        } else if (event instanceof RoomEvent.RoomClosed) {
            room.current(all -> true).forEach(gone -> end(room, gone, tasks));
        }
    }

    private void end(RelayedRoom room, Attendee attendee, LoopTasks tasks) {
        room.remove(attendee.socket().id());
        tasks.then(attendee.socket(), socket -> socket.ended(room.id()));
    }

    private void answer(RelayedRoom room, RoomEntity.Answer answer, LoopTasks tasks) {
        var attendee = room.attendee(answer.connection());
        if (attendee != null && !attendee.isCurrent()) {
            attendee.hold(answer);
            return;
        }
        var socket = attendee != null ? attendee.socket() : connections.byId(answer.connection());
        if (socket != null) {
            CatchUp.tell(socket, answer, tasks);
        }
    }

    /** What the room counts as shown, whether anybody here is up to date or not. */
    private Behavior<Object> onShown(RoomEntity.Notification message, Consumer<RelayedRoom> show) {
        var room = rooms.get(message.room());
        if (room != null) {
            room.countShown();
        }
        return onVolatile(message, show);
    }

    private Behavior<Object> onVolatile(RoomEntity.Notification message, Consumer<RelayedRoom> show) {
        var room = rooms.get(message.room());
        if (room != null && !room.byLoop().isEmpty()) {
            room.heard(nanos.getAsLong());
            show.accept(room);
        }
        return this;
    }

    private Behavior<Object> onTopOffset(RoomEntity.TopOffset top) {
        var room = rooms.get(top.room());
        if (room == null) {
            questions.claim(new RelayedRoom(top.room(), nanos.getAsLong()));
            return this;
        }
        room.heard(nanos.getAsLong());
        if (room.isElsewhere(top.epoch(), top.offset()) && !room.isAheadOf(top.epoch(), top.offset())) {
            metrics.sawGap();
            catchUp.resyncAll(room);
        }
        if (top.holders() != room.attendees().size()) {
            questions.claim(room);
        }
        if (room.missedShown(top.shown())) {
            room.current(all -> true).forEach(attendee -> present.missed(room, attendee));
        }
        return this;
    }

    private Behavior<Object> onAttached(RoomEntity.Attached attached) {
        var room = room(attached.room());
        room.heard(nanos.getAsLong());
        follow(room, attached);
        catchUp.attached(room, attached);
        forgetIfEmpty(room);
        return this;
    }

    /** A room that answers from another place than before has forgotten everybody whom it held there. */
    private void follow(RelayedRoom room, RoomEntity.Attached attached) {
        var before = room.front();
        if (attached.attachment() instanceof Attachment.Gone || attached.front().equals(before)) {
            return;
        }
        if (before != null) {
            getContext().unwatch(before);
            catchUp.resyncAll(room);
        }
        room.follow(attached.front());
        getContext().watchWith(attached.front(), new FrontGone(room.id(), attached.front()));
    }

    /** The room is no more where it was; to ask it wakes it up wherever it is now. */
    private Behavior<Object> onFrontGone(FrontGone gone) {
        var room = rooms.get(gone.room());
        if (room != null && gone.front().equals(room.front())) {
            room.follow(null);
            questions.attachAll(room, loop -> !lanes.isFull(loop));
            catchUp.resyncAll(room);
        }
        return this;
    }

    private Behavior<Object> onLogRead(CatchUp.LogRead read) {
        var room = rooms.get(read.room());
        if (room != null) {
            catchUp.read(room, read);
        }
        return this;
    }

    private Behavior<Object> onAttendee(RoomId id, ConnectionId connection, BiConsumer<RelayedRoom, Attendee> act) {
        var room = rooms.get(id);
        var attendee = room == null ? null : room.attendee(connection);
        if (room != null && attendee != null) {
            act.accept(room, attendee);
        }
        return this;
    }

    /** Asks for whatever is still missing, wherever there is room to show it. */
    private Behavior<Object> catchUp() {
        long now = nanos.getAsLong();
        for (var room : rooms.values()) {
            present.tick(room);
            if (room.isSilent(now, settings.roomSilence().toNanos())) {
                room.heard(now);
                catchUp.resyncAll(room);
            }
            questions.attachDue(room, loop -> !lanes.isFull(loop));
        }
        return this;
    }

    private Behavior<Object> onFacesFound(FacesFound found) {
        var room = rooms.get(found.room());
        var only = found.only();
        if (room == null || found.faces().isEmpty()) {
            return this;
        }
        var tasks = lanes.tasksFor(room.id());
        var frame = frames.of(new ServerMessage.People(RoomMessages.people(found.faces())));
        if (only == null) {
            tasks.share(frame, room.byLoop());
        } else {
            tasks.then(only, socket -> socket.durable(frame));
        }
        tasks.hand();
        return this;
    }

    private void lookUp(RoomId room, @Nullable RoomSocket only, Map<PersonaId, Long> nameless) {
        if (!nameless.isEmpty()) {
            getContext()
                    .pipeToSelf(
                            names.load(nameless),
                            (found, failure) -> new FacesFound(room, only, found == null ? List.of() : found));
        }
    }

    private RelayedRoom room(RoomId id) {
        return rooms.computeIfAbsent(id, each -> new RelayedRoom(each, nanos.getAsLong()));
    }

    private void forgetIfEmpty(RelayedRoom room) {
        if (room.isEmpty() && rooms.remove(room.id(), room) && room.front() != null) {
            getContext().unwatch(room.front());
        }
    }
}
