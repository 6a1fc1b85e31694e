package dev.hearth.session;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.logs.SessionTag;
import dev.hearth.logs.Trace;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.WhisperVerdict;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.Recipient;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.UserSessionEntity.Send;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.store.JournalAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a session that sends messages: own inbox asked for a duplicate, the room asked for permission, the
 * recipient's inbox first, then the own copy, then the answer. Each step may be repeated without a second effect.
 */
final class SendDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SendDesk.class);

    private static final int WAITERS_MAX = 8;

    private final ActorContext<UserSessionEntity.Command> context;
    private final PersonId person;
    private final SessionDoors doors;
    private final LinkDesk links;
    private final InboxAccess access;
    private final Map<String, Sending> sending = new LinkedHashMap<>();
    private long attempts;

    SendDesk(
            ActorContext<UserSessionEntity.Command> context,
            PersonId person,
            SessionDoors doors,
            LinkDesk links,
            InboxAccess access) {
        this.context = context;
        this.person = person;
        this.doors = doors;
        this.links = links;
        this.access = access;
    }

    void onSend(Send send) {
        var id = Trace.messageId(person, send.key());
        var same = sending.get(id);
        if (same != null) {
            join(same, send);
        } else if (sending.size() >= doors.settings().limits().sendsMax()) {
            answer(send, new Answer.Refused(Refusal.BUSY));
        } else {
            var begun = new Sending(id, ++attempts, send, now().plus(sendTime()));
            sending.put(id, begun);
            access.whenUsable(inbox -> inbox.ifPresentOrElse(
                    usable -> unlessKnown(begun, usable), () -> refuse(begun, Refusal.STORAGE_UNAVAILABLE)));
        }
    }

    void onVerdict(SessionSignal.VerdictCame came) {
        var message = sending.get(came.message());
        if (message == null || message.attempt != came.attempt()) {
            return;
        }
        if (came.verdict() instanceof WhisperVerdict.Allowed allowed) {
            noteAllowed(message, new Recipient.Persona(allowed.person(), allowed.persona()));
        } else if (came.verdict() instanceof WhisperVerdict.Denied denied) {
            finish(message, new Answer.RefusedByRoom(denied.rejection()));
        } else {
            refuse(message, Refusal.OUTCOME_PENDING);
        }
    }

    void onDelivery(SessionSignal.DeliveryCame came) {
        var message = sending.get(came.message());
        if (message == null || message.attempt != came.attempt()) {
            return;
        }
        var delivery = came.delivery();
        if (delivery == Delivery.KEPT) {
            keepCopy(message);
        } else {
            refuse(message, delivery == null ? Refusal.OUTCOME_PENDING : Answers.refusal(delivery));
        }
    }

    /** Answers what has been on its way for too long. */
    void sweep(Instant now) {
        var late = sending.values().stream()
                .filter(message -> !message.deadline.isAfter(now))
                .toList();
        late.forEach(message -> refuse(message, Refusal.OUTCOME_PENDING));
    }

    /** The session ends: nobody will know what became of these. */
    void close() {
        List.copyOf(sending.values()).forEach(message -> refuse(message, Refusal.OUTCOME_PENDING));
    }

    boolean isIdle() {
        return sending.isEmpty();
    }

    private void join(Sending same, Send send) {
        if (!same.send.fingerprint().equals(send.fingerprint())) {
            answer(send, new Answer.Refused(Refusal.KEY_CONFLICT));
        } else if (same.waiters.size() >= WAITERS_MAX) {
            answer(send, new Answer.Refused(Refusal.OUTCOME_PENDING));
        } else {
            same.waiters.add(send);
        }
    }

    /** A key that was used before never gets as far as another inbox. */
    private void unlessKnown(Sending message, Inbox inbox) {
        var known = inbox.memory().find(message.id);
        if (known == null) {
            address(message, inbox);
        } else if (known.fingerprint().equals(message.send.fingerprint())) {
            finish(message, new Answer.Done(known.offset(), true));
        } else {
            refuse(message, Refusal.KEY_CONFLICT);
        }
    }

    private void address(Sending message, Inbox inbox) {
        var recipient = message.send.recipient();
        if (recipient instanceof Recipient.Persona persona) {
            deliver(message, persona);
        } else if (recipient instanceof Recipient.Whispered whispered) {
            // Asked and allowed before, and the message may have arrived: a later "no" must not hide that.
            inbox.allowed(message.id)
                    .ifPresentOrElse(
                            allowed -> deliver(message, new Recipient.Persona(allowed.person(), allowed.persona())),
                            () -> askRoom(message, whispered));
        } else {
            throw new AssertionError(recipient);
        }
    }

    private void noteAllowed(Sending message, Recipient.Persona to) {
        if (to.person().equals(person)) {
            refuse(message, Refusal.TO_ONESELF);
            return;
        }
        access.submit(new InboxCommand.NoteAllowed(message.id, to.person(), to.persona()), answer -> {
            if (answer instanceof JournalAccess.Decided) {
                deliver(message, to);
            } else {
                finish(message, Answers.toGateway(answer));
            }
        });
    }

    private void askRoom(Sending message, Recipient.Whispered whispered) {
        var from = message.send.from();
        context.ask(
                WhisperVerdict.class,
                doors.rooms().apply(whispered.room()),
                timeLeft(message),
                replyTo -> new RoomEntity.MayWhisper(from, whispered.occupant(), replyTo),
                (verdict, failure) ->
                        new SessionSignal.VerdictCame(message.id, message.attempt, failure == null ? verdict : null));
    }

    private void deliver(Sending message, Recipient.Persona to) {
        if (to.person().equals(person)) {
            refuse(message, Refusal.TO_ONESELF);
            return;
        }
        message.to = to;
        var event = new InboxEvent.MessageKept(
                now(),
                message.id,
                message.send.fingerprint(),
                false,
                message.send.from().persona(),
                to.persona(),
                message.room(),
                message.send.text());
        context.ask(
                Delivery.class,
                doors.sessions().apply(to.person()),
                timeLeft(message),
                replyTo -> new UserSessionEntity.Deliver(event, replyTo),
                (delivery, failure) ->
                        new SessionSignal.DeliveryCame(message.id, message.attempt, failure == null ? delivery : null));
    }

    private void keepCopy(Sending message) {
        var to = Optional.ofNullable(message.to).orElseThrow();
        var copy = new InboxCommand.Keep(
                message.id,
                message.send.fingerprint(),
                true,
                message.send.from().persona(),
                to.persona(),
                message.room(),
                message.send.text());
        access.submit(copy, answer -> {
            // The recipient has it already, so whatever keeps the copy from being written is not a refusal.
            boolean done = answer instanceof JournalAccess.Decided<InboxOutcome> decided
                    && decided.outcome() instanceof InboxOutcome.Done;
            finish(message, done ? Answers.toGateway(answer) : new Answer.Refused(Refusal.OUTCOME_PENDING));
        });
    }

    private void refuse(Sending message, Refusal refusal) {
        finish(message, new Answer.Refused(refusal));
    }

    private void finish(Sending message, Answer answer) {
        if (!sending.remove(message.id, message)) {
            return;
        }
        message.waiters.forEach(send -> answer(send, answer));
    }

    private void answer(Send send, Answer answer) {
        if (answer instanceof Answer.Refused refused && refused.refusal().isFailure()) {
            LogEvent.MESSAGE_FAILED
                    .at(LOG)
                    .addKeyValue(LogKey.TRACE, Trace.of(person, send.key()))
                    .addKeyValue(LogKey.SESSION, () -> SessionTag.of(person))
                    .addKeyValue(LogKey.CODE, LogKey.code(refused.refusal()))
                    .log("a message could not be sent");
        }
        links.find(send.connection()).ifPresent(socket -> socket.answer(send.request(), answer));
    }

    private Duration timeLeft(Sending message) {
        var left = Duration.between(now(), message.deadline);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    private Duration sendTime() {
        return doors.settings().times().send();
    }

    private Instant now() {
        return doors.clock().instant();
    }

    /**
     * One message on its way, and everybody who asked for it. The attempt tells it from an earlier one of the same message,
     * whose late silence says nothing about this one.
     */
    private static final class Sending {
        private final String id;
        private final long attempt;
        private final Send send;
        private final Instant deadline;
        private final List<Send> waiters = new ArrayList<>();
        private Recipient.@Nullable Persona to;

        Sending(String id, long attempt, Send send, Instant deadline) {
            this.id = id;
            this.attempt = attempt;
            this.send = send;
            this.deadline = deadline;
            waiters.add(send);
        }

        @Nullable
        RoomId room() {
            return send.recipient() instanceof Recipient.Whispered whispered ? whispered.room() : null;
        }
    }
}
