package dev.hearth.session.domain;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;

/** People, rooms and messages that tests of inboxes speak of. */
public final class InboxSamples {

    public static final PersonaId ANN = new PersonaId("a".repeat(26));
    public static final PersonaId BOB = new PersonaId("b".repeat(26));
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final String NONCE = "n".repeat(26);

    private InboxSamples() {}

    public static RoomId room(int number) {
        return new RoomId(OpaqueId.derivedFrom("room", "" + number));
    }

    /** A message of Bob's to Ann. */
    public static InboxCommand.Keep fromBob(String message) {
        return fromBob(message, "f-" + message);
    }

    public static InboxCommand.Keep fromBob(String message, String fingerprint) {
        return new InboxCommand.Keep(message, fingerprint, false, BOB, ANN, null, "hello " + message);
    }

    /** Ann's copy of her own message to Bob. */
    public static InboxCommand.Keep copy(String message) {
        return new InboxCommand.Keep(message, "f-" + message, true, ANN, BOB, room(1), "hi " + message);
    }

    /** An inbox after these commands, all decided at noon. */
    public static Inbox after(InboxCommand... commands) {
        return after(Inbox.unopened(NONCE), commands);
    }

    public static Inbox after(Inbox inbox, InboxCommand... commands) {
        return apply(
                inbox, InboxBatch.decide(inbox, List.of(commands), NOON, 1000).events());
    }

    public static Inbox apply(Inbox inbox, List<InboxEvent> events) {
        for (var event : events) {
            inbox = inbox.apply(event);
        }
        return inbox;
    }

    /** One event of every kind, with every part given. */
    public static List<InboxEvent> events() {
        return List.of(
                new InboxEvent.InboxOpened(NOON, NONCE),
                new InboxEvent.MessageKept(NOON.plusMillis(1), "m1", "f1", false, BOB, ANN, room(1), "psst"),
                new InboxEvent.MessageKept(NOON.plusSeconds(1), "m2", "f2", true, ANN, BOB, null, "hé \"you\""),
                new InboxEvent.ReadUpTo(NOON.plusSeconds(2), 2),
                new InboxEvent.RoomsAttended(NOON.plusSeconds(3), List.of(room(2), room(1))),
                new InboxEvent.WhisperAllowed(NOON.plusSeconds(4), "m3", new PersonId("p".repeat(26)), BOB));
    }
}
