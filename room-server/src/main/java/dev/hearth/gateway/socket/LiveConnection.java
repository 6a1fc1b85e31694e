package dev.hearth.gateway.socket;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.Principal;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.protocol.ClientMessage;
import dev.hearth.protocol.CloseCode;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.RequestType;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.session.UserSessionEntity;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose person is known: counts and bounds what it asks, keeps what is unanswered and which rooms it
 * attends, and writes the answers. What each command does stands in {@link LiveCommands}. Confined to the event loop.
 */
final class LiveConnection implements RoomSocket {

    private static final String ROOM_STREAM = "room:";
    private static final String INBOX_STREAM = "inbox";

    private final Connection connection;
    private final LinkConfirmation link;
    private final OwnFace face;
    private final Gate gate;
    private final Unanswered unanswered;
    private final Meter commands;
    private final Wishes wishes;
    private final Attention attention;
    private final LiveCommands verbs;
    private final AnswerLog log;
    private final AttendedRooms rooms;

    /** What is being received, for whoever counts answers that are given at once. */
    private RequestType asked = RequestType.ROOM_SAY;

    LiveConnection(Connection connection, LinkConfirmation link, Face face, boolean visible, Gate gate) {
        this.connection = connection;
        this.link = link;
        this.face = new OwnFace(face, gate.doors().people());
        this.gate = gate;
        var limits = gate.settings().limits();
        long now = now();
        this.unanswered = new Unanswered(limits.unansweredMax());
        this.commands = new Meter(limits.commands(), limits.abuse(), now);
        this.rooms = new AttendedRooms(limits.roomsPerConnection());
        this.wishes = new Wishes(
                rooms::tell,
                new Meter(limits.moves(), limits.abuse(), now),
                new Meter(limits.signs(), limits.abuse(), now));
        this.attention = new Attention(visible);
        this.log = new AnswerLog(connection, link.principal().person());
        this.verbs = new LiveCommands(this, gate);
    }

    /** The rooms it attends. */
    List<RoomId> rooms() {
        var all = new ArrayList<RoomId>();
        rooms.each(all::add);
        return List.copyOf(all);
    }

    /** Acts on a message, unless a limit speaks against it. */
    void received(ClientMessage message) {
        // Steps are by far the most frequent, and asking a class for an interface that it does not have is dear.
        boolean isStep = message instanceof ClientMessage.Move;
        if (!isStep && message instanceof ClientMessage.Request request && !admits(request)) {
            return;
        }
        message.accept(verbs);
    }

    private boolean admits(ClientMessage.Request request) {
        asked = RequestType.of(request);
        long wait = commands.take(now());
        if (commands.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
            return false;
        }
        if (wait > 0) {
            turnDown(Refusals.limited(request.id(), wait, log.note(ErrorCode.RATE_LIMITED)));
            return false;
        }
        if (unanswered.isFull()) {
            refuse(request.id(), ErrorCode.RATE_UNANSWERED);
            return false;
        }
        if (unanswered.has(request.id())) {
            refuse(request.id(), ErrorCode.FRAME_INVALID, "id must not be one that is unanswered");
            return false;
        }
        return true;
    }

    /** Messages that are none count like commands. */
    void countInvalid() {
        commands.take(now());
        if (commands.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
        }
    }

    void heartbeat(String time) {
        boolean allowed = commands.take(now()) == 0;
        if (commands.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
        } else if (allowed) {
            send(new ServerMessage.HeartbeatEcho(time));
            link.heartbeat();
        }
    }

    /** The person looks away, or looks again; counted like a heartbeat. */
    void attention(boolean visible) {
        attention.wish(visible);
        boolean allowed = commands.take(now()) == 0;
        if (commands.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
        } else if (allowed) {
            settleAttention();
        }
    }

    private void settleAttention() {
        if (attention.settle()) {
            rooms.each(room -> gate.relays().of(room).tell(new RoomRelay.Attention(room, id())));
        }
    }

    /** Somebody far over a rate of their own, whatever the connection's rate says. */
    boolean refusesAbuse(Meter meter) {
        if (meter.isAbused()) {
            connection.close(CloseCode.RATE_ABUSE);
            return true;
        }
        return false;
    }

    /** Begins a command that a room will answer; absent if it has been refused already. */
    Unanswered.@Nullable Pending begin(ClientMessage.Durable message, RoomId room, Unanswered.Kind kind) {
        if (!gate.limits().load().begin(room)) {
            refuse(message.id(), ErrorCode.ROOM_BUSY);
            return null;
        }
        return unanswered.add(asked(message), room, kind, now());
    }

    /** Tells a room a command that was begun, and again should it answer from another place before it has answered this. */
    void tellRoom(Unanswered.Pending pending, RoomId room, RoomEntity.Command command) {
        unanswered.tell(pending, () -> gate.doors().rooms().accept(room, command));
    }

    /** Tells the session a request that was begun, and again should it wake up anew before it has answered this. */
    void tellSession(Unanswered.Pending pending, UserSessionEntity.Command command) {
        unanswered.tell(pending, () -> tellSession(command));
    }

    /** Begins a request that the session or a list will answer. */
    Unanswered.Pending begin(ClientMessage.Request message, Unanswered.Kind kind) {
        return unanswered.add(asked(message), null, kind, now());
    }

    private Unanswered.Asked asked(ClientMessage.Request message) {
        var key = message instanceof ClientMessage.Durable durable
                ? durable.request().key()
                : null;
        return new Unanswered.Asked(message.id(), asked, key);
    }

    /** Takes a request out, to be answered now; absent if it was answered otherwise before. */
    Unanswered.@Nullable Pending finish(long request) {
        var pending = unanswered.remove(request);
        if (pending != null) {
            settled(pending, now());
        }
        return pending;
    }

    /** Gives a command that was taken out its answer. */
    void answer(Unanswered.Pending pending, ServerMessage message) {
        count(pending.type(), message);
        send(message);
    }

    /** Refuses what is being received, before anybody was asked. */
    void turnDown(ServerMessage refusal) {
        count(asked, refusal);
        send(refusal);
    }

    private void count(RequestType type, ServerMessage answer) {
        gate.doors().metrics().commands().answered(type.wire(), Refusals.outcomeOf(answer));
    }

    private void settled(Unanswered.Pending pending, long nowNanos) {
        gate.doors().metrics().sockets().answered(nowNanos - pending.sinceNanos());
        if (pending.room() != null) {
            gate.limits().load().end(pending.room());
        }
    }

    /** Whether one more room may be attended; counts it as asked for. */
    boolean beginAttending(RoomId room) {
        return rooms.ask(room);
    }

    boolean attends(RoomId room) {
        return rooms.has(room);
    }

    /** The client says how far it had read when it was last here. */
    void attach(List<ClientMessage.Position> streams) {
        for (var named : streams) {
            var position = new StreamPosition(named.epoch(), named.offset());
            var room = roomNamed(named.stream());
            if (named.stream().equals(INBOX_STREAM)) {
                link.attachInbox(position);
            } else if (room == null) {
                gone(named.stream(), ErrorCode.FRAME_INVALID);
            } else if (beginAttending(room)) {
                gate.relays().of(room).tell(new RoomRelay.Attach(room, this, position));
            } else {
                gone(named.stream(), ErrorCode.CONNECTION_TOO_MANY_ROOMS);
            }
        }
    }

    private static @Nullable RoomId roomNamed(String stream) {
        var name = stream.startsWith(ROOM_STREAM) ? stream.substring(ROOM_STREAM.length()) : "";
        return OpaqueId.isValid(name) ? new RoomId(name) : null;
    }

    private void gone(String stream, ErrorCode reason) {
        send(new ServerMessage.StreamAnswer(stream, ServerMessage.Answer.GONE, null, null, reason));
    }

    @Override
    public void answered(long request, Outcome outcome) {
        var pending = finish(request);
        if (pending == null) {
            return;
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            accepted(pending, accepted);
        } else if (outcome instanceof Outcome.Refused refused) {
            refused(pending, refused);
        }
    }

    private void accepted(Unanswered.Pending pending, Outcome.Accepted accepted) {
        var receipt = accepted.receipt();
        var room = pending.room();
        answer(
                pending,
                new ServerMessage.Ok(
                        pending.id(),
                        accepted.duplicate(),
                        pending.kind() == Unanswered.Kind.CREATE && room != null ? room.value() : null,
                        receipt.offset(),
                        receipt.occupant() > 0 ? receipt.occupant() : null,
                        receipt.seat().isEmpty() ? null : receipt.seat(),
                        receipt.piece() > 0 ? receipt.piece() : null));
        if (pending.kind() == Unanswered.Kind.JOIN && room != null) {
            tellSession(new UserSessionEntity.RoomAttended(room));
        }
    }

    private void refused(Unanswered.Pending pending, Outcome.Refused refused) {
        var ref = log.note(pending, Refusals.code(refused.rejection()));
        answer(pending, Refusals.of(pending.id(), refused, gate.doors().clock().instant(), ref));
        var room = pending.room();
        boolean certain = refused.rejection() != Rejection.OUTCOME_PENDING;
        if (certain && room != null && pending.kind() == Unanswered.Kind.JOIN) {
            rooms.refused(room);
        }
    }

    @Override
    public void attached(RoomId room, ActorRef<RoomEntity.Command> front) {
        if (rooms.attend(room, front)) {
            unanswered.tellAgain(room);
        }
        if (face.hasChanged()) {
            gate.doors().rooms().accept(room, new RoomEntity.Dress(face.face()));
        }
    }

    /** The person looks like this now: every room they are in hears of it, unless it is no news. */
    boolean wear(Look look, long version) {
        boolean news = face.wear(look, version);
        if (news) {
            rooms.each(room -> gate.doors().rooms().accept(room, new RoomEntity.Dress(face.face())));
        }
        return news;
    }

    /** The person dressed, perhaps on another device. */
    void lookChanged(UserSessionEntity.LookChanged changed) {
        if (changed.persona().equals(principal().persona()) && wear(changed.look(), changed.version())) {
            send(new ServerMessage.People(RoomMessages.people(List.of(face.face()))));
            flush();
        }
    }

    @Override
    public void ended(RoomId room) {
        rooms.leave(room);
        wishes.forget(room);
    }

    @Override
    public void durable(ByteBuf frame) {
        connection.durable(frame);
    }

    @Override
    public void latest(RoomId room, ByteBuf frame) {
        if (!connection.latest(frame)) {
            gate.doors().metrics().streams().withheld();
            rooms.withheld(room);
        }
    }

    @Override
    public void transfer(List<ByteBuf> parts) {
        connection.transfer(parts);
    }

    @Override
    public void flush() {
        connection.flush();
    }

    @Override
    public void failed() {
        connection.close(CloseCode.INTERNAL);
    }

    /** Nothing waits any more: what was withheld is asked for anew. */
    void caughtUp() {
        rooms.takeWithheld().forEach(room -> gate.relays().of(room).tell(new RoomRelay.ShowPresent(room, id())));
    }

    /** Whether anything waits that only {@link #sweep} ends or passes on: then it must be called every time. */
    boolean hasDeadlines() {
        return !unanswered.isEmpty() || wishes.areWaiting() || attention.isPending();
    }

    /** Whether a command of this client has no answer yet. */
    boolean owesAnswers() {
        return !unanswered.isEmpty();
    }

    void sweep(long nowNanos) {
        long limit = gate.settings().socket().answerTimeout().toNanos();
        var overdue = unanswered.removeOlder(nowNanos, limit);
        // A session that woke on another node may not know this socket, and then it answers nothing: what told it of
        // the
        // socket when the node was lost can have gone to that node.
        if (overdue.stream().anyMatch(late -> late.room() == null)) {
            link.confirm();
        }
        for (var late : overdue) {
            settled(late, nowNanos);
            boolean certain = late.kind() == Unanswered.Kind.QUERY;
            refuse(late, certain ? ErrorCode.STORAGE_UNAVAILABLE : ErrorCode.OUTCOME_PENDING);
        }
        wishes.sendDue(nowNanos);
        if (attention.isPending() && commands.takeCounted(nowNanos)) {
            settleAttention();
        }
    }

    /** The socket closes: rooms and the session learn it, in that order of importance. */
    void end(boolean linkToo) {
        gate.connections().removeLive(this);
        unanswered.removeAll().forEach(pending -> {
            if (pending.room() != null) {
                gate.limits().load().end(pending.room());
            }
        });
        rooms.each(room -> gate.relays().of(room).tell(new RoomRelay.Forget(room, id())));
        tellSession(linkToo ? new UserSessionEntity.EndLink(id()) : new UserSessionEntity.Disconnected(id()));
    }

    /** The session answered a request. */
    void answered(long request, UserSessionEntity.Answer answer) {
        verbs.answered(request, answer);
    }

    /** The session woke up anew, without a memory of this link and of what it was told. */
    void linkRestored() {
        link.restored();
        unanswered.tellAgain(null);
    }

    LinkConfirmation link() {
        return link;
    }

    void inboxAttached(UserSessionEntity.InboxAttached attached) {
        verbs.inboxAttached(attached);
    }

    void published(UserSessionEntity.InboxPublished published) {
        verbs.published(published);
    }

    void bye() {
        connection.bye();
    }

    void close(CloseCode code) {
        connection.close(code);
    }

    void tellSession(UserSessionEntity.Command command) {
        gate.doors().sessions().accept(person(), command);
    }

    void send(ServerMessage message) {
        connection.send(message);
    }

    void refuse(long clientId, ErrorCode code) {
        refuse(clientId, code, code.meaning());
    }

    void refuse(long clientId, ErrorCode code, String detail) {
        turnDown(Refusals.error(clientId, code, detail, log.note(code)));
    }

    void refuse(Unanswered.Pending pending, ErrorCode code) {
        answer(pending, Refusals.of(pending.id(), code, log.note(pending, code)));
    }

    Wishes wishes() {
        return wishes;
    }

    PersonId person() {
        return principal().person();
    }

    AnswerLog log() {
        return log;
    }

    long now() {
        return gate.nanos().getAsLong();
    }

    @Override
    public ConnectionId id() {
        return link.connection();
    }

    @Override
    public Principal principal() {
        return link.principal();
    }

    @Override
    public Face face() {
        return face.face();
    }

    @Override
    public SocketLoop loop() {
        return connection.loop();
    }

    @Override
    public boolean isVisible() {
        return attention.isVisible();
    }
}
