package dev.hearth.session.domain;

import dev.hearth.kernel.RoomId;
import dev.hearth.session.domain.InboxEvent.InboxOpened;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import dev.hearth.session.domain.InboxEvent.ReadUpTo;
import dev.hearth.session.domain.InboxEvent.RoomsAttended;
import dev.hearth.session.domain.InboxEvent.WhisperAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The state of one person's inbox. Immutable; {@link #apply} is the only way forward.
 *
 * @param epochNonce which history the offsets belong to; of an inbox without events the one it will be opened with
 * @param offset of the last event, 0 before the first
 * @param lastEventAt never goes back, whatever the clock does
 * @param readUpTo everything up to this offset has been read
 * @param recent the last events, ending at {@code offset} without a gap; older ones are read from the journal
 * @param unread offsets of messages of others after {@code readUpTo}, rising
 * @param recentRooms last attended, newest first
 */
public record Inbox(
        String epochNonce,
        long offset,
        Instant lastEventAt,
        long readUpTo,
        PVector<InboxEvent> recent,
        PVector<Long> unread,
        MessageMemory memory,
        List<RoomId> recentRooms) {

    /** How many events the state keeps. */
    public static final int RECENT_MAX = 1000;

    /** How many rooms are remembered as last attended. */
    public static final int RECENT_ROOMS_MAX = 20;

    public Inbox {
        recentRooms = List.copyOf(recentRooms);
        if (recent.size() > Math.min(offset, RECENT_MAX)) {
            throw new IllegalArgumentException(recent.size() + " recent events cannot end at offset " + offset);
        }
    }

    /** An inbox without events, which will be opened with this nonce. */
    public static Inbox unopened(String epochNonce) {
        return new Inbox(
                epochNonce,
                0,
                Instant.EPOCH,
                0,
                TreePVector.empty(),
                TreePVector.empty(),
                MessageMemory.EMPTY,
                List.of());
    }

    /** True once the first event is there. */
    public boolean isOpen() {
        return offset > 0;
    }

    /** Offset of the oldest event in {@link #recent}, {@code offset + 1} if there is none. */
    public long oldestKept() {
        return offset - recent.size() + 1;
    }

    /**
     * Events by offset, both ends included.
     *
     * @throws IllegalArgumentException if the state does not keep them all
     */
    public List<InboxEvent> events(long first, long last) {
        if (first < oldestKept() || last > offset) {
            throw new IllegalArgumentException(
                    "kept are " + oldestKept() + " to " + offset + ", not " + first + " to " + last);
        }
        return first > last
                ? List.of()
                : List.copyOf(recent.subList((int) (first - oldestKept()), (int) (last - oldestKept()) + 1));
    }

    /** Whom a room has allowed to be told this whisper, as far as the newest events know. */
    public Optional<WhisperAllowed> allowed(String message) {
        return recent.stream()
                .filter(event -> event instanceof WhisperAllowed allowed
                        && allowed.message().equals(message))
                .map(WhisperAllowed.class::cast)
                .findFirst();
    }

    /** The inbox after one more event. */
    public Inbox apply(InboxEvent event) {
        return event.accept(new Evolution(withNext(event)));
    }

    private Inbox withNext(InboxEvent event) {
        var longer = recent.plus(event);
        return new Inbox(
                epochNonce,
                offset + 1,
                event.at(),
                readUpTo,
                longer.size() > RECENT_MAX ? longer.minus(0) : longer,
                unread,
                memory,
                recentRooms);
    }

    /** What each event changes besides the offset; {@code next} already counts it. */
    private record Evolution(Inbox next) implements InboxEvent.Visitor<Inbox> {

        @Override
        public Inbox onInboxOpened(InboxOpened event) {
            return new Inbox(
                    event.epochNonce(),
                    next.offset,
                    next.lastEventAt,
                    next.readUpTo,
                    next.recent,
                    next.unread,
                    next.memory,
                    next.recentRooms);
        }

        @Override
        public Inbox onMessageKept(MessageKept event) {
            var remembered = new MessageMemory.Remembered(event.message(), event.fingerprint(), next.offset);
            return with(
                    next.readUpTo,
                    event.own() ? next.unread : next.unread.plus(next.offset),
                    next.memory.with(remembered));
        }

        @Override
        public Inbox onReadUpTo(ReadUpTo event) {
            var left = next.unread;
            while (!left.isEmpty() && left.get(0) <= event.offset()) {
                left = left.minus(0);
            }
            return with(event.offset(), left, next.memory);
        }

        @Override
        public Inbox onRoomsAttended(RoomsAttended event) {
            return new Inbox(
                    next.epochNonce,
                    next.offset,
                    next.lastEventAt,
                    next.readUpTo,
                    next.recent,
                    next.unread,
                    next.memory,
                    event.rooms());
        }

        @Override
        public Inbox onWhisperAllowed(WhisperAllowed event) {
            return next;
        }

        private Inbox with(long readUpTo, PVector<Long> unread, MessageMemory memory) {
            return new Inbox(
                    next.epochNonce,
                    next.offset,
                    next.lastEventAt,
                    readUpTo,
                    next.recent,
                    unread,
                    memory,
                    next.recentRooms);
        }
    }
}
