package dev.hearth.session.domain;

import static dev.hearth.session.domain.InboxSamples.NONCE;
import static dev.hearth.session.domain.InboxSamples.NOON;
import static dev.hearth.session.domain.InboxSamples.after;
import static dev.hearth.session.domain.InboxSamples.copy;
import static dev.hearth.session.domain.InboxSamples.fromBob;
import static dev.hearth.session.domain.InboxSamples.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.session.domain.InboxCommand.Acknowledge;
import dev.hearth.session.domain.InboxCommand.NoteRooms;
import dev.hearth.session.domain.InboxEvent.InboxOpened;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import dev.hearth.session.domain.InboxEvent.ReadUpTo;
import dev.hearth.session.domain.InboxEvent.RoomsAttended;
import dev.hearth.session.domain.InboxOutcome.Done;
import dev.hearth.session.domain.InboxOutcome.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final int UNREAD_MAX = 3;

    private static InboxBatch decide(Inbox inbox, InboxCommand... commands) {
        return InboxBatch.decide(inbox, List.of(commands), NOON, UNREAD_MAX);
    }

    private static Inbox withMessages(int count) {
        return after(
                IntStream.rangeClosed(1, count).mapToObj(i -> fromBob("m" + i)).toArray(InboxCommand[]::new));
    }

    @Nested
    class WhenUnopened {

        @Test
        void isOpenedByTheFirstEvent() {
            var batch = decide(Inbox.unopened(NONCE), fromBob("m1"));

            assertThat(batch.events()).containsExactly(new InboxOpened(NOON, NONCE), kept(fromBob("m1")));
            assertThat(batch.outcomes()).containsExactly(new Done(2, false));
        }

        @Test
        void isNotOpenedByCommandsWithoutEffect() {
            var batch = decide(Inbox.unopened(NONCE), new Acknowledge(0), new NoteRooms(List.of()), new Acknowledge(1));

            assertThat(batch.events()).isEmpty();
            assertThat(batch.outcomes())
                    .containsExactly(new Done(0, true), new Done(0, true), new Rejected(InboxRejection.OFFSET_AHEAD));
        }
    }

    @Nested
    class Messages {

        @Test
        void countAsUnreadUnlessTheyAreOnesOwn() {
            assertThat(after(fromBob("m1"), copy("m2"), fromBob("m3")).unread()).containsExactly(2L, 4L);
        }

        @Test
        void areKeptOncePerId() {
            var inbox = after(fromBob("m1"));

            var again = decide(inbox, fromBob("m1"));

            assertThat(again.events()).isEmpty();
            assertThat(again.outcomes()).containsExactly(new Done(2, true));
        }

        @Test
        void areKeptOncePerIdInsideABatch() {
            var batch = decide(after(fromBob("m0")), fromBob("m1"), fromBob("m1"));

            assertThat(batch.events()).containsExactly(kept(fromBob("m1")));
            assertThat(batch.outcomes()).containsExactly(new Done(3, false), new Done(3, true));
        }

        @Test
        void areRefusedWhenTheIdIsKnownWithOtherContent() {
            var batch = decide(after(fromBob("m1", "one")), fromBob("m1", "two"));

            assertThat(batch.events()).isEmpty();
            assertThat(batch.outcomes()).containsExactly(new Rejected(InboxRejection.KEY_CONFLICT));
        }

        @Test
        void fitUntilTheInboxIsFull() {
            assertThat(decide(withMessages(UNREAD_MAX - 1), fromBob("last")).outcomes())
                    .containsExactly(new Done(UNREAD_MAX + 1, false));
            assertThat(decide(withMessages(UNREAD_MAX), fromBob("one more")).outcomes())
                    .containsExactly(new Rejected(InboxRejection.INBOX_FULL));
        }

        @Test
        void sentAgainAreFoundEvenWhenTheInboxIsFull() {
            assertThat(decide(withMessages(UNREAD_MAX), fromBob("m1")).outcomes())
                    .containsExactly(new Done(2, true));
        }

        @Test
        void ofOnesOwnFitIntoAFullInbox() {
            assertThat(decide(withMessages(UNREAD_MAX), copy("mine")).outcomes())
                    .containsExactly(new Done(UNREAD_MAX + 2, false));
        }

        @Test
        void fitAgainAfterReading() {
            var batch = decide(withMessages(UNREAD_MAX), new Acknowledge(2), fromBob("new"));

            assertThat(batch.outcomes())
                    .containsExactly(new Done(UNREAD_MAX + 2, false), new Done(UNREAD_MAX + 3, false));
        }

        @Test
        void showNoTextInLogs() {
            assertThat(fromBob("m1").toString() + kept(fromBob("m1"))).doesNotContain("hello");
        }
    }

    @Nested
    class Reading {

        @Test
        void leavesWhatCameLaterUnread() {
            var inbox = after(withMessages(3), new Acknowledge(3));

            assertThat(inbox.readUpTo()).isEqualTo(3);
            assertThat(inbox.unread()).containsExactly(4L);
        }

        @Test
        void neverGoesBack() {
            var inbox = after(withMessages(3), new Acknowledge(3));

            var batch = decide(inbox, new Acknowledge(2), new Acknowledge(-1));

            assertThat(batch.events()).isEmpty();
            assertThat(batch.outcomes()).containsExactly(new Done(5, true), new Done(5, true));
        }

        @Test
        void reachesTheLastEventAndNotFurther() {
            var inbox = withMessages(2);

            assertThat(decide(inbox, new Acknowledge(3)).events()).containsExactly(new ReadUpTo(NOON, 3));
            assertThat(decide(inbox, new Acknowledge(4)).outcomes())
                    .containsExactly(new Rejected(InboxRejection.OFFSET_AHEAD));
        }
    }

    @Nested
    class Rooms {

        @Test
        void areMergedNewestFirst() {
            var inbox = after(new NoteRooms(List.of(room(1), room(2))));

            assertThat(decide(inbox, new NoteRooms(List.of(room(3), room(2)))).events())
                    .containsExactly(new RoomsAttended(NOON, List.of(room(3), room(2), room(1))));
        }

        @Test
        void areNotWrittenWithoutAChange() {
            var inbox = after(new NoteRooms(List.of(room(1), room(2))));

            assertThat(decide(inbox, new NoteRooms(List.of(room(1)))).events()).isEmpty();
        }

        @Test
        void areForgottenBeyondTheLimit() {
            var rooms = IntStream.rangeClosed(1, Inbox.RECENT_ROOMS_MAX + 1)
                    .mapToObj(InboxSamples::room)
                    .toList();

            assertThat(after(new NoteRooms(rooms)).recentRooms()).isEqualTo(rooms.subList(0, Inbox.RECENT_ROOMS_MAX));
        }
    }

    @Nested
    class Time {

        @Test
        void neverGoesBack() {
            var inbox = after(fromBob("m1"));
            var earlier = NOON.minusSeconds(60);

            var events = InboxBatch.decide(inbox, List.of(fromBob("m2")), earlier, UNREAD_MAX)
                    .events();

            assertThat(events).extracting(InboxEvent::at).containsExactly(NOON);
        }

        @Test
        void goesOnWithTheClock() {
            Instant later = NOON.plusSeconds(60);

            var events = InboxBatch.decide(after(fromBob("m1")), List.of(fromBob("m2")), later, UNREAD_MAX)
                    .events();

            assertThat(events).extracting(InboxEvent::at).containsExactly(later);
        }
    }

    @Nested
    class RecentEvents {

        @Test
        void areReadByOffset() {
            var inbox = withMessages(3);

            assertThat(inbox.events(2, 3)).containsExactly(kept(fromBob("m1")), kept(fromBob("m2")));
            assertThat(inbox.events(5, 4)).isEmpty();
        }

        @Test
        void areBounded() {
            var inbox = withMessages(Inbox.RECENT_MAX);

            assertThat(inbox.offset()).isEqualTo(Inbox.RECENT_MAX + 1);
            assertThat(inbox.recent()).hasSize(Inbox.RECENT_MAX);
            assertThat(inbox.oldestKept()).isEqualTo(2);
            assertThatThrownBy(() -> inbox.events(1, 2)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void endWithTheInbox() {
            assertThatThrownBy(() -> withMessages(1).events(1, 3)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Memory {

        @Test
        void forgetsTheOldestMessageFirst() {
            var memory = MessageMemory.of(IntStream.rangeClosed(1, MessageMemory.REMEMBERED_MAX + 1)
                    .mapToObj(i -> new MessageMemory.Remembered("m" + i, "f", i))
                    .toList());

            assertThat(memory.find("m1")).isNull();
            assertThat(memory.find("m2")).isNotNull();
            assertThat(memory.inOrder()).hasSize(MessageMemory.REMEMBERED_MAX);
        }

        @Test
        void comesBackInOrder() {
            var messages = Stream.of(3, 5, 8)
                    .map(i -> new MessageMemory.Remembered("m" + i, "f", i))
                    .toList();

            assertThat(MessageMemory.of(messages).inOrder()).isEqualTo(messages);
        }
    }

    private static MessageKept kept(InboxCommand.Keep keep) {
        return new MessageKept(
                NOON, keep.message(), keep.fingerprint(), keep.own(), keep.from(), keep.to(), keep.room(), keep.text());
    }
}
