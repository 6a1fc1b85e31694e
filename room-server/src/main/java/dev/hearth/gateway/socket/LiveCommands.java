package dev.hearth.gateway.socket;

import dev.hearth.catalogue.domain.Product;
import dev.hearth.directory.domain.DirectoryCursor;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.gateway.rate.BucketRegistry;
import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import dev.hearth.protocol.ClientMessage;
import dev.hearth.protocol.CloseCode;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.domain.Cause;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.Submission;
import dev.hearth.session.UserSessionEntity;
import org.jspecify.annotations.Nullable;

/**
 * What each message of an identified client does: it becomes a command to a room or a session, or a question to a list.
 * Counted and bounded before by {@link LiveConnection}. Confined to the event loop.
 */
final class LiveCommands implements ClientMessage.Visitor {

    /** The pose of whoever takes none. */
    private static final String STANDING = "stand";

    private final LiveConnection live;
    private final Gate gate;
    private final Lookups lookups;
    private final FurnitureTranslator furniture;
    private final AvatarCommands avatar;
    private final Meter talk;
    private final Meter joins;

    LiveCommands(LiveConnection live, Gate gate) {
        this.live = live;
        this.gate = gate;
        this.lookups = new Lookups(live, gate);
        this.furniture = new FurnitureTranslator(gate.doors().catalogue());
        this.avatar = new AvatarCommands(live, gate);
        var limits = gate.settings().limits();
        this.talk = new Meter(limits.talk(), limits.abuse(), live.now());
        this.joins = new Meter(limits.join(), limits.abuse(), live.now());
    }

    @Override
    public void onIdentify(ClientMessage.Identify message) {
        live.close(CloseCode.PROTOCOL_ERROR);
    }

    @Override
    public void onResume(ClientMessage.Resume message) {
        live.close(CloseCode.PROTOCOL_ERROR);
    }

    /** The id is derived from who asks and the key: a repeated wish reaches the same room. */
    @Override
    public void onCreateRoom(ClientMessage.CreateRoom message) {
        var room = new RoomId(OpaqueId.derivedFrom(
                "room", live.person().value(), message.request().key()));
        var translated = CommandTranslator.create(message, gate.nonces().get());
        submit(message, room, translated, Unanswered.Kind.CREATE);
    }

    @Override
    public void onConfigureRoom(ClientMessage.ConfigureRoom message) {
        submit(
                message,
                new RoomId(message.room()),
                CommandTranslator.configure(message.change()),
                Unanswered.Kind.PLAIN);
    }

    @Override
    public void onJoinRoom(ClientMessage.JoinRoom message) {
        joins.count(live.now());
        if (live.refusesAbuse(joins) || isOver(gate.limits().join(), message.id())) {
            return;
        }
        var room = new RoomId(message.room());
        if (!live.attends(room) && gate.turnstile().refusesJoin()) {
            var ref = live.log().note(ErrorCode.NODE_BUSY);
            live.turnDown(Refusals.busy(message.id(), gate.turnstile().patience(), ref));
            return;
        }
        if (!live.beginAttending(room)) {
            live.refuse(message.id(), ErrorCode.CONNECTION_TOO_MANY_ROOMS);
            return;
        }
        var pending = live.begin(message, room, Unanswered.Kind.JOIN);
        if (pending != null) {
            var submission =
                    submission(message, new RoomCommand.Join(live.face().version()));
            var join = new RoomEntity.Join(
                    gate.relays().notified(room), live.id(), pending.request(), submission, live.face());
            live.tellRoom(pending, room, join);
        }
    }

    @Override
    public void onSay(ClientMessage.Say message) {
        if (mayTalk(message.id())) {
            submit(message, new RoomId(message.room()), CommandTranslator.say(message.text()), Unanswered.Kind.PLAIN);
        }
    }

    @Override
    public void onWhisper(ClientMessage.Whisper message) {
        var text = mayTalk(message.id()) ? cleaned(message.id(), message.text()) : null;
        if (text != null) {
            var recipient = new UserSessionEntity.Recipient.Whispered(new RoomId(message.room()), message.to());
            var pending = live.begin(message, Unanswered.Kind.PLAIN);
            live.tellSession(pending, send(pending.request(), message.request(), recipient, text));
        }
    }

    @Override
    public void onSendDirect(ClientMessage.SendDirect message) {
        var text = mayTalk(message.id()) ? cleaned(message.id(), message.text()) : null;
        if (text != null) {
            var pending = live.begin(message, Unanswered.Kind.PLAIN);
            lookups.person(
                    pending.request(),
                    new PersonaId(message.to()),
                    recipient ->
                            live.tellSession(pending, send(pending.request(), message.request(), recipient, text)));
        }
    }

    @Override
    public void onCloseRoom(ClientMessage.CloseRoom message) {
        submit(message, message.room(), new RoomCommand.Close());
    }

    @Override
    public void onReopenRoom(ClientMessage.ReopenRoom message) {
        submit(message, message.room(), new RoomCommand.Reopen());
    }

    @Override
    public void onLeaveRoom(ClientMessage.LeaveRoom message) {
        submit(message, message.room(), new RoomCommand.Leave());
    }

    @Override
    public void onSit(ClientMessage.Sit message) {
        submit(message, message.room(), new RoomCommand.Sit(message.seat()));
    }

    @Override
    public void onStand(ClientMessage.Stand message) {
        submit(message, message.room(), new RoomCommand.Stand());
    }

    @Override
    public void onKick(ClientMessage.Kick message) {
        submit(message, message.room(), new RoomCommand.Kick(new PersonaId(message.persona())));
    }

    @Override
    public void onBan(ClientMessage.Ban message) {
        submit(message, message.room(), CommandTranslator.ban(message));
    }

    @Override
    public void onUnban(ClientMessage.Unban message) {
        submit(message, message.room(), new RoomCommand.Unban(new PersonaId(message.persona())));
    }

    @Override
    public void onMute(ClientMessage.Mute message) {
        submit(message, message.room(), CommandTranslator.mute(message));
    }

    @Override
    public void onUnmute(ClientMessage.Unmute message) {
        submit(message, message.room(), new RoomCommand.Unmute(new PersonaId(message.persona())));
    }

    @Override
    public void onChangeRole(ClientMessage.ChangeRole message) {
        submit(message, message.room(), CommandTranslator.changeRole(message));
    }

    @Override
    public void onFurnish(ClientMessage.Furnish message) {
        var translated = message.wish().accept(furniture);
        submit(message, new RoomId(message.room()), translated, Unanswered.Kind.PLAIN);
    }

    @Override
    public void onHistory(ClientMessage.History message) {
        var room = new RoomId(message.room());
        if (!live.attends(room)) {
            live.refuse(message.id(), ErrorCode.ROOM_NOT_IN_ROOM);
            return;
        }
        long before = message.before() == null ? RoomHistory.FROM_THE_END : message.before();
        lookups.history(live.begin(message, Unanswered.Kind.QUERY), room, before, message.limit());
    }

    @Override
    public void onMove(ClientMessage.Move message) {
        var room = new RoomId(message.room());
        if (live.attends(room)) {
            var move = new RoomEntity.Move(live.principal().persona(), CommandTranslator.place(message));
            live.wishes().move(room, move, live.now());
        }
        closeIfAbused();
    }

    @Override
    public void onPose(ClientMessage.Pose message) {
        boolean known = message.pose().equals(STANDING)
                || gate.doors()
                        .catalogue()
                        .find(message.pose())
                        .flatMap(Product::pose)
                        .isPresent();
        if (known) {
            sign(message.room(), message.pose(), null, null);
        } else {
            var code = ErrorCode.CATALOGUE_UNKNOWN_PRODUCT;
            live.send(Refusals.error(null, code, code.meaning(), live.log().note(code)));
        }
    }

    @Override
    public void onTyping(ClientMessage.Typing message) {
        sign(message.room(), null, message.on(), null);
    }

    @Override
    public void onReact(ClientMessage.React message) {
        sign(message.room(), null, null, message.reaction());
    }

    @Override
    public void onReadInbox(ClientMessage.ReadInbox message) {
        long before = message.before() == null ? Long.MAX_VALUE : message.before();
        var pending = live.begin(message, Unanswered.Kind.QUERY);
        live.tellSession(
                pending, new UserSessionEntity.ReadInbox(live.id(), pending.request(), before, message.limit()));
    }

    @Override
    public void onAcknowledgeInbox(ClientMessage.AcknowledgeInbox message) {
        var pending = live.begin(message, Unanswered.Kind.PLAIN);
        live.tellSession(
                pending, new UserSessionEntity.AcknowledgeInbox(live.id(), pending.request(), message.offset()));
    }

    @Override
    public void onListDirectory(ClientMessage.ListDirectory message) {
        var after = message.after() == null
                ? null
                : DirectoryCursor.decode(message.after()).orElse(null);
        if (message.after() != null && after == null) {
            live.refuse(message.id(), ErrorCode.FRAME_INVALID, "after must be what a page before it named as next");
            return;
        }
        var query = new DirectoryQuery(
                message.text(), message.tag(), message.language(), message.hasSpace(), message.limit(), after);
        lookups.directory(live.begin(message, Unanswered.Kind.QUERY), query);
    }

    @Override
    public void onAvatar(ClientMessage.Avatar message) {
        avatar.change(message);
    }

    @Override
    public void onReadAvatar(ClientMessage.ReadAvatar message) {
        avatar.read(message);
    }

    @Override
    public void onHeartbeat(ClientMessage.Heartbeat message) {
        live.heartbeat(message.time());
    }

    @Override
    public void onAttention(ClientMessage.Attention message) {
        live.attention(message.visible());
    }

    @Override
    public void onBye(ClientMessage.Bye message) {
        live.bye();
    }

    /** What the session answered; pages need names first. */
    void answered(long request, UserSessionEntity.Answer answer) {
        lookups.answered(request, answer);
    }

    void inboxAttached(UserSessionEntity.InboxAttached attached) {
        lookups.inboxAttached(attached);
    }

    /** Names for events of the inbox, then the events. */
    void published(UserSessionEntity.InboxPublished published) {
        lookups.published(published);
    }

    private void sign(String roomText, @Nullable String pose, @Nullable Boolean typing, @Nullable String reaction) {
        var room = new RoomId(roomText);
        if (live.attends(room)) {
            var sign = new RoomEntity.MakeSign(live.principal().persona(), pose, typing, reaction);
            live.wishes().sign(room, sign, live.now());
        }
        closeIfAbused();
    }

    private void closeIfAbused() {
        if (live.wishes().isAbused()) {
            live.close(CloseCode.RATE_ABUSE);
        }
    }

    private boolean mayTalk(long id) {
        talk.count(live.now());
        return !live.refusesAbuse(talk) && !isOver(gate.limits().talk(), id);
    }

    private boolean isOver(BucketRegistry<PersonId> rate, long id) {
        long wait = rate.take(live.person(), live.now());
        if (wait > 0) {
            live.turnDown(Refusals.limited(id, wait, live.log().note(ErrorCode.RATE_LIMITED)));
        }
        return wait > 0;
    }

    private @Nullable String cleaned(long id, String raw) {
        var cleaning = new Cleaning();
        var text = CommandTranslator.talk(raw, cleaning);
        var problem = cleaning.problem();
        if (problem != null) {
            live.refuse(id, problem.code(), problem.detail());
            return null;
        }
        return text;
    }

    private UserSessionEntity.Send send(
            long request, ClientMessage.Keyed keyed, UserSessionEntity.Recipient recipient, String text) {
        return new UserSessionEntity.Send(
                live.id(),
                request,
                live.principal(),
                new CommandKey(keyed.key()),
                keyed.fingerprint(),
                recipient,
                text);
    }

    private void submit(
            ClientMessage.Durable message,
            RoomId room,
            CommandTranslator.Translation translation,
            Unanswered.Kind kind) {
        if (translation instanceof CommandTranslator.Translation.Good good) {
            submit(message, room, good.command(), kind);
        } else if (translation instanceof CommandTranslator.Translation.Bad bad) {
            live.refuse(message.id(), bad.problem().code(), bad.problem().detail());
        }
    }

    private void submit(ClientMessage.Durable message, String room, RoomCommand command) {
        submit(message, new RoomId(room), command, Unanswered.Kind.PLAIN);
    }

    private void submit(ClientMessage.Durable message, RoomId room, RoomCommand command, Unanswered.Kind kind) {
        var pending = live.begin(message, room, kind);
        if (pending != null) {
            var submit = new RoomEntity.Submit(
                    gate.relays().notified(room), live.id(), pending.request(), submission(message, command));
            live.tellRoom(pending, room, submit);
        }
    }

    private Submission submission(ClientMessage.Durable message, RoomCommand command) {
        var keyed = message.request();
        var cause = new Cause(live.person(), new CommandKey(keyed.key()), keyed.fingerprint());
        return Submission.by(live.principal(), cause, command);
    }
}
