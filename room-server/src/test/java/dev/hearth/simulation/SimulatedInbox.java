package dev.hearth.simulation;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxBatch;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxOutcome;
import dev.hearth.session.journal.InboxEventSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An inbox that fills up and is read. */
class SimulatedInbox implements LoggedThing<Inbox, InboxCommand, InboxEvent> {

    private static final int UNREAD_MAX = 12;
    private static final List<RoomId> ROOMS = IntStream.range(0, 30)
            .mapToObj(number -> new RoomId(OpaqueId.derivedFrom("room", "r" + number)))
            .toList();

    private final StoredForm form = new StoredForm(new InboxEventSerializer());

    @Override
    public Inbox untouched() {
        return Inbox.unopened("nonce");
    }

    @Override
    public Decided<InboxEvent> decide(Inbox inbox, List<InboxCommand> commands, Instant now) {
        var batch = InboxBatch.decide(inbox, commands, now, UNREAD_MAX);
        return new Decided<>(
                batch.events(),
                batch.outcomes().stream().map(SimulatedInbox::answer).toList());
    }

    private static Answer answer(InboxOutcome outcome) {
        if (outcome instanceof InboxOutcome.Done done) {
            return new Answer(true, done.duplicate(), done.offset());
        }
        return new Answer(false, false, ((InboxOutcome.Rejected) outcome).rejection());
    }

    @Override
    public Inbox apply(Inbox inbox, InboxEvent event) {
        return inbox.apply(event);
    }

    @Override
    public InboxCommand wish(Chance chance, Inbox inbox, int key) {
        int dice = chance.below(10);
        if (dice < 6) {
            boolean own = chance.oneIn(4);
            var room = chance.oneIn(2) ? chance.of(ROOMS) : null;
            var other = Crowd.person(chance.between(1, 5)).persona();
            var self = Crowd.person(0).persona();
            return new InboxCommand.Keep(
                    "m" + key, "c" + chance.below(1_000), own, own ? self : other, own ? other : self, room, "Grüße");
        }
        if (dice < 8) {
            return new InboxCommand.Acknowledge(chance.below((int) inbox.offset() + 3));
        }
        if (dice < 9) {
            return new InboxCommand.NoteRooms(List.of(chance.of(ROOMS), ROOMS.get(0)));
        }
        var person = Crowd.person(chance.between(1, 5));
        return new InboxCommand.NoteAllowed("m" + key, person.person(), person.persona());
    }

    @Override
    public @Nullable Object keyOf(InboxCommand command) {
        return command instanceof InboxCommand.Keep keep ? keep.message() : null;
    }

    @Override
    public @Nullable Object keyIn(InboxEvent event) {
        return event instanceof InboxEvent.MessageKept kept ? kept.message() : null;
    }

    @Override
    public Object contentOf(InboxCommand command) {
        return command instanceof InboxCommand.Keep keep ? keep.fingerprint() : command;
    }

    @Override
    public void check(Inbox inbox, List<InboxEvent> log) {
        Violation.unless(inbox.offset() == log.size(), "the offset is not the number of events");
        Violation.unless(inbox.isOpen() == log.stream().anyMatch(InboxEvent.InboxOpened.class::isInstance), "not open");
        Violation.unless(inbox.readUpTo() <= inbox.offset(), "more is read than there is");
        Violation.unless(inbox.unread().size() <= UNREAD_MAX, "more unread than fits");
        Violation.unless(inbox.unread().equals(unread(inbox.readUpTo(), log)), "something else is unread");
        Violation.unless(inbox.recentRooms().size() <= Inbox.RECENT_ROOMS_MAX, "too many rooms");
        Violation.unless(
                inbox.events(inbox.oldestKept(), inbox.offset())
                        .equals(log.subList((int) inbox.oldestKept() - 1, log.size())),
                "the newest events are others");
    }

    private static List<Long> unread(long readUpTo, List<InboxEvent> log) {
        var unread = new ArrayList<Long>();
        for (long offset = readUpTo + 1; offset <= log.size(); offset++) {
            if (log.get((int) offset - 1) instanceof InboxEvent.MessageKept kept && !kept.own()) {
                unread.add(offset);
            }
        }
        return unread;
    }

    @Override
    public StoredForm form() {
        return form;
    }

    @Override
    public Class<Inbox> stateType() {
        return Inbox.class;
    }

    @Override
    public Class<InboxEvent> eventType() {
        return InboxEvent.class;
    }
}
