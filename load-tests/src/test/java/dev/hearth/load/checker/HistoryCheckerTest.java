package dev.hearth.load.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Sighting;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {

    private final RunBuilder run = RunBuilder.correct();

    @Test
    void acceptsACorrectRun() {
        CheckReport report = run.check();

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.checked()).containsOnlyKeys(Invariant.values());
    }

    @Test
    void refusesHalfAHistory() {
        History full = new History("ann", 0);
        full.saw(Sighting.Kind.CONNECTED, "", "", 0, RunBuilder.json("{}"));

        assertThatThrownBy(() -> HistoryChecker.check(List.of(full), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptsAJoinThatHadNothingToChange() {
        run.command(run.bob, "{'type':'room.join','room':'r','again':1}", "{'offset':8,'occupant':2}");

        assertThat(run.check().clean()).isTrue();
    }

    /** Each fault is one that a server could have; a checker that misses one would make every run worthless. */
    @Nested
    class SeededFault {

        @Test
        void findsADroppedEvent() {
            run.room.remove(4);

            assertBroken(Invariant.LOG_IS_WHOLE, Invariant.DONE_ONCE, Invariant.ONE_ORDER);
        }

        @Test
        void findsADroppedEventBehindTidyOffsets() {
            run.room.remove(4);
            run.renumber();

            assertBroken(Invariant.DONE_ONCE, Invariant.ONE_ORDER);
        }

        @Test
        void findsTheLastEventDropped() {
            run.command(run.bob, "{'type':'room.say','room':'r','text':'last'}", "{'offset':9}");

            assertBroken(Invariant.DONE_ONCE);
        }

        @Test
        void findsADoubledEvent() {
            run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'one'}");

            assertBroken(Invariant.DONE_ONCE);
        }

        @Test
        void findsADoubledEventAmongOthers() {
            run.room.add(4, run.room.get(3));
            run.renumber();

            assertBroken(Invariant.DONE_ONCE, Invariant.ONE_ORDER);
        }

        @Test
        void findsTwoEventsOfOneOpenCommand() {
            run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'perhaps'}");

            assertBroken(Invariant.OPEN_AT_MOST_ONCE);
        }

        @Test
        void findsSwappedEvents() {
            Collections.swap(run.room, 3, 4);
            run.renumber();

            assertBroken(Invariant.DONE_ONCE, Invariant.ONE_ORDER);
        }

        @Test
        void findsTheEffectOfARefusedCommand() {
            run.add(9, "{'type':'room.said','by':1,'persona':'ann','text':'never'}");

            assertBroken(Invariant.REFUSED_NEVER);
        }

        @Test
        void findsAnEventThatNobodyAskedFor() {
            run.add(9, "{'type':'room.said','by':2,'persona':'bob','text':'I never said that'}");

            assertBroken(Invariant.OPEN_AT_MOST_ONCE);
        }

        @Test
        void findsAChangedText() {
            run.room.set(
                    3,
                    new StreamLog.Entry(
                            4, RunBuilder.json("{'type':'room.said','by':1,'persona':'ann','text':'0ne'}")));

            assertBroken(Invariant.DONE_ONCE, Invariant.ONE_ORDER, Invariant.OPEN_AT_MOST_ONCE);
        }

        @Test
        void findsOneOkForTwoCommands() {
            run.command(run.ann, "{'type':'room.say','room':'r','text':'one','again':1}", "{'offset':4}");

            assertBroken(Invariant.DONE_ONCE);
        }

        @Test
        void findsAnAnswerThatChangedItsMind() {
            run.command(run.ann, "{'type':'room.say','room':'r','text':'one'}", "{'offset':10,'dup':true}");

            assertBroken(Invariant.DONE_ONCE);
        }

        @Test
        void findsAMessageMissingFromTheRecipientsInbox() {
            run.inboxOfBob.clear();

            assertThat(run.check().of(Invariant.DONE_ONCE)).isNotEmpty();
        }

        @Test
        void findsAMessageTwiceInTheRecipientsInbox() {
            run.inboxOfBob.add(new StreamLog.Entry(2, run.inboxOfBob.get(0).event()));

            assertThat(run.check().of(Invariant.DONE_ONCE)).isNotEmpty();
        }

        @Test
        void findsAHoleInWhatAClientSaw() {
            run.bob.saw(Sighting.Kind.EVENT, RunBuilder.ROOM, "e", 10, RunBuilder.json("{'type':'skip'}"));
            run.add(9, "{'type':'skip'}");
            run.add(10, "{'type':'skip'}");

            assertBroken(Invariant.ONE_ORDER);
        }

        @Test
        void findsAnEventDeliveredTwice() {
            run.see(run.bob, run.room.get(6), 0);

            assertBroken(Invariant.ONE_ORDER);
        }

        @Test
        void findsARestartThatNobodyAnnounced() {
            run.bob.saw(Sighting.Kind.CONNECTED, "", "", 0, RunBuilder.json("{}"));
            run.add(9, "{'type':'skip'}");
            run.see(run.bob, run.room.get(8), 0);

            assertBroken(Invariant.ONE_ORDER);
        }

        @Test
        void findsASnapshotThatForgotSomebody() {
            run.snapshot(run.bob, 8, "[{'number':1,'persona':'ann'}]");

            assertBroken(Invariant.SNAPSHOT_IS_REPLAY);
        }

        @Test
        void findsASnapshotWithTheWrongSeat() {
            run.snapshot(run.bob, 8, "[{'number':1,'persona':'ann','seat':'s1'},{'number':2,'persona':'bob'}]");

            assertBroken(Invariant.SNAPSHOT_IS_REPLAY);
        }

        @Test
        void findsASnapshotOlderThanWhatWasSeen() {
            run.snapshot(run.bob, 3, "[{'number':1,'persona':'ann'},{'number':2,'persona':'bob'}]");

            assertBroken(Invariant.ONE_ORDER);
        }

        @Test
        void findsALookThatWasShownBefore() {
            run.add(9, "{'type':'room.dressed','by':0,'number':1,'persona':'ann','version':2}");

            assertBroken(Invariant.LOOKS_RISE);
        }

        @Test
        void findsALookThatNobodyAskedFor() {
            run.add(9, "{'type':'room.dressed','by':0,'number':2,'persona':'bob','version':2}");

            assertBroken(Invariant.LOOKS_RISE);
        }

        @Test
        void findsALeakedMessage() {
            run.ann.saw(
                    Sighting.Kind.EVENT,
                    "inbox",
                    "other epoch",
                    7,
                    RunBuilder.json("{'type':'inbox.direct','from':'bob','to':'eve','text':'x'}"));

            assertBroken(Invariant.NOTHING_LEAKED);
        }

        private void assertBroken(Invariant... invariants) {
            CheckReport report = run.check();

            assertThat(report.violations())
                    .as(report.toString())
                    .extracting(Violation::invariant)
                    .contains(invariants)
                    .isSubsetOf(withConsequences(invariants));
        }

        /** A fault in the log shows in the snapshots taken after it as well. */
        private Invariant[] withConsequences(Invariant... invariants) {
            Invariant[] all = Arrays.copyOf(invariants, invariants.length + 1);
            all[invariants.length] = Invariant.SNAPSHOT_IS_REPLAY;
            return all;
        }
    }
}
