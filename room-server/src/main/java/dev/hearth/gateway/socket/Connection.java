package dev.hearth.gateway.socket;

import dev.hearth.identity.TokenVerifier;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.Principal;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.SessionTag;
import dev.hearth.protocol.ClientMessage;
import dev.hearth.protocol.CloseCode;
import dev.hearth.protocol.Reading;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.session.UserSessionEntity;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One socket from its first word to its last: says hello, waits for somebody to identify, then hands every message to
 * {@link LiveConnection}. It holds no truth and dies with its socket. Confined to the socket's event loop; not an actor.
 */
final class Connection implements SocketLoop.Swept {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final long LATE_SESSION_NANOS = 30_000_000_000L;
    private static final int NORMAL_CLOSE = 1000;
    private static final int NO_CLOSE_FRAME = 1006;

    private final long socket;
    private final String address;
    private final SocketLoop loop;
    private final Port port;
    private final Gate gate;
    private final OutgoingQueue queue;
    private State state = State.AWAITING_IDENTIFY;
    private long heardAt;
    private long stateSince;
    private boolean sessionAsked;
    private @Nullable Opening opening;
    private @Nullable LiveConnection live;
    private @Nullable Leave leave;
    private SocketLoop.@Nullable Watch watch;

    private enum State {
        AWAITING_IDENTIFY,
        IDENTIFYING,
        LIVE,
        CLOSED
    }

    /** The socket under a connection. */
    interface Port extends OutgoingQueue.Wire {

        /** Says why and waits for the other side to close. */
        void close(int code, String reason);

        /** Closes at once. */
        void abort();
    }

    /** What somebody is told who has to leave, and until when answers are waited for. */
    private record Leave(Duration returnAfter, long byNanos) {}

    private record Opening(Principal principal, Face face, ClientMessage.Opening message) {}

    Connection(long socket, String address, SocketLoop loop, Port port, Gate gate) {
        this.socket = socket;
        this.address = address;
        this.loop = loop;
        this.port = port;
        this.gate = gate;
        this.queue = new OutgoingQueue(
                port, gate.settings().socket(), gate.doors().metrics().sockets());
    }

    /** The socket is open: the server speaks first. */
    void opened() {
        heardAt = gate.nanos().getAsLong();
        stateSince = heardAt;
        watch = loop.add(this, nextDeadline(heardAt));
        gate.connections().add(socket, this);
        send(Greetings.hello(gate));
        flush();
    }

    /** One whole text message. */
    void received(byte[] utf8) {
        heard();
        if (state == State.CLOSED || leave != null) {
            return;
        }
        var reading = gate.reader().read(utf8);
        if (reading instanceof Reading.Read read) {
            received(read.message());
        } else if (reading instanceof Reading.Invalid invalid) {
            refuse(invalid);
        } else if (reading instanceof Reading.Broken broken) {
            close(broken.code());
        }
        watch();
        flush();
    }

    /** A sign of life that is no message. */
    void heard() {
        heardAt = gate.nanos().getAsLong();
    }

    private void received(ClientMessage message) {
        if (live != null) {
            live.received(message);
        } else if (state == State.AWAITING_IDENTIFY && message instanceof ClientMessage.Identify identify) {
            identify(identify);
        } else if (state == State.AWAITING_IDENTIFY && message instanceof ClientMessage.Resume resume) {
            resume(resume);
        } else if (message instanceof ClientMessage.Heartbeat heartbeat && state == State.IDENTIFYING) {
            send(new ServerMessage.HeartbeatEcho(heartbeat.time()));
        } else if (message instanceof ClientMessage.Bye) {
            close(NORMAL_CLOSE, null);
        } else {
            close(CloseCode.PROTOCOL_ERROR);
        }
    }

    private void refuse(Reading.Invalid invalid) {
        gate.doors().metrics().commands().invalid();
        var ref = ref();
        line(LogEvent.COMMAND_REFUSED, ref)
                .addKeyValue(LogKey.CODE, invalid.code().wire())
                .log("a message of socket {} is none", socket);
        send(Refusals.error(invalid.id(), invalid.code(), invalid.detail(), ref));
        if (live == null || invalid.opening()) {
            close(CloseCode.PROTOCOL_ERROR);
        } else {
            live.countInvalid();
        }
    }

    private void identify(ClientMessage.Identify message) {
        admit(message, principal -> {
            var connect = new UserSessionEntity.Connect(gate.sessionRelay(), socket, principal, message.client());
            gate.doors().sessions().accept(principal.person(), connect);
        });
    }

    private void resume(ClientMessage.Resume message) {
        admit(message, principal -> {
            var resume = new UserSessionEntity.Resume(
                    gate.sessionRelay(), socket, principal, message.client(), message.link(), message.secret());
            gate.doors().sessions().accept(principal.person(), resume);
        });
    }

    private void admit(ClientMessage.Opening message, Consumer<Principal> askSession) {
        var verdict = gate.doors().tokens().verify(message.token());
        if (verdict instanceof TokenVerifier.Verified verified) {
            admit(verified, message, askSession);
            return;
        }
        gate.limits().failedIdentifies().take(address, gate.nanos().getAsLong());
        close(verdict instanceof TokenVerifier.Expired ? CloseCode.TOKEN_EXPIRED : CloseCode.TOKEN_INVALID);
    }

    private void admit(TokenVerifier.Verified verified, ClientMessage.Opening message, Consumer<Principal> askSession) {
        var principal = verified.principal();
        long wait =
                gate.limits().identify().take(principal.person(), gate.nanos().getAsLong());
        if (wait > 0) {
            close(CloseCode.RATE_ABUSE.code(), wait / 1_000_000 + 1);
            return;
        }
        enter(State.IDENTIFYING);
        FirstFace.find(gate.doors().people(), verified.face(), loop, face -> {
            if (state == State.IDENTIFYING) {
                opening = new Opening(principal, face, message);
                sessionAsked = true;
                askSession.accept(principal);
            }
        });
    }

    /** The session took the socket in; if that came too late, its presence is taken back. */
    void connected(UserSessionEntity.Connected connected) {
        var who = opening();
        sessionAsked = false;
        if (state != State.IDENTIFYING) {
            gate.doors()
                    .sessions()
                    .accept(who.principal().person(), new UserSessionEntity.Disconnected(connected.connection()));
            forget();
            return;
        }
        enter(State.LIVE);
        var link = new LinkConfirmation(
                gate, socket, who.principal(), who.message().client(), connected.connection());
        var joined = new LiveConnection(this, link, who.face(), who.message().visible(), gate);
        live = joined;
        gate.connections().addLive(joined);
        send(Greetings.ready(gate, connected, who.principal(), who.face()));
        joined.attach(who.message().streams());
        flush();
    }

    /** The session did not take the socket in, or gave its link to another one. */
    void refused(CloseCode code) {
        sessionAsked = false;
        if (state == State.CLOSED) {
            forget();
        } else {
            close(code);
        }
    }

    /** How it is, for operators; nothing before somebody has identified. */
    Optional<SocketSight> sight() {
        if (live == null || state != State.LIVE) {
            return Optional.empty();
        }
        long now = gate.nanos().getAsLong();
        return Optional.of(new SocketSight(
                socket,
                live.principal(),
                live.face().name(),
                opening().message().client(),
                live.rooms(),
                Duration.ofNanos(now - stateSince),
                Duration.ofNanos(now - heardAt),
                queue.waitingFrames(),
                queue.waitingBytes(),
                Duration.ofNanos(queue.stalledNanos(now))));
    }

    private void noteClosing(LiveConnection ended, int code) {
        var age = Duration.ofNanos(gate.nanos().getAsLong() - stateSince);
        var at = gate.doors().clock().instant();
        gate.connections()
                .closed(new Closing(at, ended.principal(), ended.face().name(), code, age));
    }

    /** What a session says to a live connection. */
    @Nullable
    LiveConnection live() {
        return live;
    }

    /** Tells the person's session about this socket, while it is open. */
    void confirmLink() {
        if (state == State.LIVE && live != null) {
            live.link().confirm();
        }
    }

    boolean owesAnswers() {
        return live != null && live.owesAnswers();
    }

    /** From now on nothing new is begun: what comes unanswered is sent again, to another node. */
    @Override
    public void leave(Duration returnAfter) {
        if (state != State.CLOSED && leave == null) {
            long now = gate.nanos().getAsLong();
            leave = new Leave(
                    returnAfter, now + gate.settings().drain().answers().toNanos());
            leaveIfNothingIsOwed(now);
            watch();
        }
    }

    private void leaveIfNothingIsOwed(long nowNanos) {
        if (leave != null && (nowNanos >= leave.byNanos() || !owes())) {
            close(CloseCode.DRAINING.code(), leave.returnAfter().toMillis());
        }
    }

    private boolean owes() {
        return live != null && (live.owesAnswers() || !queue.isClear());
    }

    @Override
    public void cut() {
        port.abort();
    }

    /** The socket takes more. */
    void writable() {
        queue.pump();
        if (port.unfinished() > 0) {
            watch();
        }
        if (live != null && queue.isClear()) {
            live.caughtUp();
        }
    }

    @Override
    public long sweep(long nowNanos) {
        var settings = gate.settings().socket();
        if (state == State.CLOSED) {
            sweepClosed(nowNanos - stateSince);
        } else if (nowNanos - heardAt > settings.silence().toNanos()) {
            close(CloseCode.SILENT);
        } else if (queue.isStalled(nowNanos, settings.writeStall().toNanos())) {
            close(CloseCode.TOO_SLOW);
        } else if (live != null) {
            live.sweep(nowNanos);
            flush();
        } else if (nowNanos - stateSince > settings.identifyTimeout().toNanos()) {
            close(state == State.IDENTIFYING ? CloseCode.INTERNAL : CloseCode.IDENTIFY_LATE);
        }
        return nextDeadline(nowNanos);
    }

    private void sweepClosed(long closedNanos) {
        if (closedNanos > LINGER_NANOS) {
            port.abort();
        }
        if (closedNanos > LATE_SESSION_NANOS) {
            forget();
        }
    }

    /** What has no time of its own here is looked at in every sweep for as long as it lasts. */
    private long nextDeadline(long nowNanos) {
        var settings = gate.settings().socket();
        if (state == State.CLOSED) {
            boolean aborted = nowNanos - stateSince > LINGER_NANOS;
            return stateSince + (aborted ? LATE_SESSION_NANOS : LINGER_NANOS) + 1;
        }
        if (live == null) {
            return stateSince + settings.identifyTimeout().toNanos() + 1;
        }
        return leave != null || port.unfinished() > 0 || live.hasDeadlines()
                ? nowNanos
                : heardAt + settings.silence().toNanos() + 1;
    }

    private void watch() {
        if (watch != null) {
            watch.soon();
        }
    }

    void send(ServerMessage message) {
        if (state != State.CLOSED) {
            durable(gate.frames().of(message));
        }
    }

    void durable(ByteBuf frame) {
        if (state == State.CLOSED) {
            frame.release();
        } else if (!queue.durable(frame)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    boolean latest(ByteBuf frame) {
        if (state == State.CLOSED) {
            frame.release();
            return true;
        }
        return queue.latest(frame);
    }

    void transfer(List<ByteBuf> parts) {
        if (state == State.CLOSED) {
            parts.forEach(ByteBuf::release);
        } else if (!queue.transfer(parts)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    /** A write that the socket did not take whole is watched until it does. */
    void flush() {
        queue.flush();
        if (port.unfinished() > 0) {
            watch();
        }
        if (leave != null) {
            leaveIfNothingIsOwed(gate.nanos().getAsLong());
        }
    }

    /** The client said goodbye with its own close frame. */
    void closedByPeer(int code) {
        if (state != State.CLOSED) {
            end(code == NORMAL_CLOSE, code);
        }
        port.abort();
    }

    /** The socket is gone. */
    void lost() {
        if (state != State.CLOSED) {
            end(false, NO_CLOSE_FRAME);
        }
        if (!sessionAsked) {
            forget();
        }
    }

    void close(CloseCode code) {
        close(code.code(), null);
    }

    /** The person ended the link. */
    void bye() {
        if (state != State.CLOSED) {
            end(true, NORMAL_CLOSE);
            port.close(NORMAL_CLOSE, "");
        }
    }

    void close(int code, @Nullable Long afterMs) {
        if (state == State.CLOSED) {
            return;
        }
        var ref = ref();
        var event = code == CloseCode.INTERNAL.code() ? LogEvent.SOCKET_UNSERVED : LogEvent.SOCKET_CLOSED;
        line(event, ref).addKeyValue(LogKey.CODE, code).log("socket {} closes with {}", socket, code);
        close(code, afterMs, ref);
    }

    /** Something went wrong that nobody has foreseen. */
    void failed(Throwable cause) {
        if (state != State.CLOSED) {
            int code = CloseCode.INTERNAL.code();
            var ref = ref();
            line(LogEvent.SOCKET_FAILED, ref)
                    .addKeyValue(LogKey.CODE, code)
                    .setCause(cause)
                    .log("socket {} failed", socket);
            close(code, null, ref);
        }
    }

    private LoggingEventBuilder line(LogEvent event, String ref) {
        var line = event.at(LOG).addKeyValue(LogKey.TRACE, ref);
        var who = opening;
        return who == null
                ? line
                : line.addKeyValue(
                        LogKey.SESSION, () -> SessionTag.of(who.principal().person()));
    }

    private void close(int code, @Nullable Long afterMs, String ref) {
        end(false, code);
        var after = afterMs == null ? "" : "\"after_ms\":" + afterMs + ",";
        port.close(code, "{" + after + "\"ref\":\"" + ref + "\"}");
    }

    private void end(boolean linkToo, int code) {
        if (live != null) {
            noteClosing(live, code);
        }
        enter(State.CLOSED);
        gate.doors().metrics().sockets().closed(code);
        watch();
        queue.release();
        if (live != null) {
            live.end(linkToo);
        }
    }

    /** Not before a session that was asked has answered: it would keep a presence that nobody takes back. */
    private void forget() {
        gate.connections().remove(socket);
        if (watch != null) {
            watch.end();
        }
    }

    private void enter(State next) {
        state = next;
        stateSince = gate.nanos().getAsLong();
    }

    private Opening opening() {
        if (opening == null) {
            throw new IllegalStateException("nobody identified on socket " + socket);
        }
        return opening;
    }

    SocketLoop loop() {
        return loop;
    }

    /** Finds a line in the log of this node, for what has no trace. */
    String ref() {
        return Long.toString(socket, 36) + "-" + Long.toString(gate.nanos().getAsLong() & 0xffffffffL, 36);
    }
}
