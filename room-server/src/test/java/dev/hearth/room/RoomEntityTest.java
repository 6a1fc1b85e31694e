package dev.hearth.room;

import static dev.hearth.room.RoomDriver.connection;
import static dev.hearth.room.RoomDriver.person;
import static dev.hearth.room.RoomDriver.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import dev.hearth.kernel.ConnectionId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.logs.CapturedLines;
import dev.hearth.logs.LogEvent;
import dev.hearth.logs.LogKey;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Moved;
import dev.hearth.room.RoomEntity.Present;
import dev.hearth.room.RoomEntity.Signed;
import dev.hearth.room.RoomEntity.WhisperVerdict;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.LeaveReason;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import dev.hearth.room.domain.RoomProfileChange;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class RoomEntityTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static ActorTestKit kit;
    private static PersistenceTestKit store;

    private RoomDriver room;

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("RoomEntityTest", RoomDriver.config());
        store = PersistenceTestKit.create(kit.system());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void createRoom(TestInfo test) {
        store.resetPolicy();
        room = new RoomDriver(kit, test.getDisplayName());
        room.create(3);
    }

    @Nested
    class Attending {

        @Test
        void answersAJoinBeforeItsSnapshot() {
            long request = room.sendJoin("ada");
            var outcome = (Outcome.Accepted) room.outcomeOf(request);
            var view = ((Attachment.Snapshot) room.fish(Attached.class).attachment()).view();
            assertThat(outcome.receipt().occupant()).isEqualTo(1);
            assertThat(view.offset()).isEqualTo(outcome.receipt().offset());
            assertThat(view.occupants()).extracting(RoomView.Person::number).containsExactly(1);
            assertThat(view.faces()).extracting("name").containsExactly("ada");
        }

        @Test
        void publishesConsecutiveOffsets() {
            var view = room.join("ada");
            IntStream.range(0, 20).forEach(i -> room.send("ada", "line" + i, say("line " + i)));
            long next = view.offset() + 1;
            for (int seen = 0; seen < 20; ) {
                var published = room.entries();
                assertThat(published.firstOffset()).isEqualTo(next);
                seen += published.entries().size();
                next += published.entries().size();
            }
        }

        @Test
        void admitsNobodyAboveItsCapacity() {
            var requests =
                    Stream.of("a", "b", "c", "d", "e").map(room::sendJoin).toList();
            var outcomes = requests.stream().map(room::outcomeOf).toList();
            assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(3);
            assertThat(outcomes).contains(Outcome.Refused.because(Rejection.ROOM_FULL));
        }

        @Test
        void refusesACapacityAboveTheServersOwn() {
            var change = new RoomProfileChange(null, null, null, null, 6, null, null);
            long request = room.send("owner", "configure", new RoomCommand.Configure(change));
            assertThat(room.outcomeOf(request)).isEqualTo(Outcome.Refused.because(Rejection.LIMIT_REACHED));
        }

        @Test
        void tellsWhetherTwoMayWhisper() {
            room.join("ada");
            room.join("bob");
            var verdicts = kit.<WhisperVerdict>createTestProbe();
            room.room.tell(new RoomEntity.MayWhisper(person("ada"), 2, verdicts.ref()));
            verdicts.expectMessage(new WhisperVerdict.Allowed(
                    person("bob").person(), person("bob").persona()));
            room.room.tell(new RoomEntity.MayWhisper(person("eve"), 2, verdicts.ref()));
            verdicts.expectMessage(new WhisperVerdict.Denied(Rejection.NOT_IN_ROOM));
        }
    }

    @Nested
    class ComingBack {

        @Test
        void replaysExactlyWhatWasMissed() {
            var view = room.join("ada");
            room.outcomeOf(room.send("ada", "one", say("one")));
            room.outcomeOf(room.send("ada", "two", say("two")));
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            var replay = (Attachment.Replay) room.fish(Attached.class).attachment();
            assertThat(replay.firstOffset()).isEqualTo(view.offset() + 1);
            assertThat(talk(replay.entries())).containsExactly("one", "two");
        }

        @Test
        void saysLiveWhenNothingWasMissed() {
            var view = room.join("ada");
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            assertThat(room.fish(Attached.class).attachment())
                    .isEqualTo(new Attachment.Live(view.epoch(), view.offset(), 1));
        }

        @Test
        void believesNoPositionOfAnotherEpochOrAhead() {
            var view = room.join("ada");
            for (var position : List.of(
                    new StreamPosition("other.0", view.offset()),
                    new StreamPosition(view.epoch(), view.offset() + 1))) {
                room.attach("ada", position);
                assertThat(room.fish(Attached.class).attachment()).isInstanceOf(Attachment.Snapshot.class);
            }
        }

        @Test
        void letsTheJournalBeReadForWhatIsBeyondTheRing() {
            var view = room.join("ada");
            IntStream.range(0, 20).forEach(i -> room.outcomeOf(room.send("ada", "line" + i, say("line"))));
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            assertThat(room.fish(Attached.class).attachment())
                    .isEqualTo(new Attachment.Behind(view.epoch(), view.offset(), view.offset() + 5, 1));
        }

        @Test
        void sendsASnapshotBeyondTheLongestReplay() {
            var view = room.join("ada");
            IntStream.range(0, 40).forEach(i -> room.outcomeOf(room.send("ada", "line" + i, say("line"))));
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            assertThat(room.fish(Attached.class).attachment()).isInstanceOf(Attachment.Behind.class);
            room.outcomeOf(room.send("ada", "one more", say("line")));
            room.attach("ada", new StreamPosition(view.epoch(), view.offset()));
            assertThat(room.fish(Attached.class).attachment()).isInstanceOf(Attachment.Snapshot.class);
        }

        @Test
        void isGoneForWhoeverIsNotHere() {
            var view = room.join("ada");
            room.attach("eve", new StreamPosition(view.epoch(), view.offset()));
            assertThat(room.fish(Attached.class).attachment()).isEqualTo(new Attachment.Gone(Rejection.NOT_IN_ROOM));
        }
    }

    @Nested
    class LosingASocket {

        @Test
        void keepsTheSeatForTheGraceTimeThenLeavesByAnEvent() {
            room.join("ada");
            room.join("bob");
            room.outcomeOf(room.send("ada", "sit", new RoomCommand.Sit(firstSeat())));
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            assertThat(room.fish(Signed.class).signs()).contains(new RoomEntity.Sign(1, null, null, null, true));
            var left = (RoomEvent.OccupantLeft) room.entries().entries().get(0).event();
            assertThat(left.number()).isEqualTo(1);
            assertThat(left.reason()).isEqualTo(LeaveReason.LOST);
        }

        @Test
        void changesNothingForOthersWhenTheSamePersonComesBackInTime() {
            room.join("ada");
            var before = room.join("bob");
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            var again = room.join("ada");
            assertThat(again.offset()).as("only its key is new").isEqualTo(before.offset() + 1);
            assertThat(again.occupants()).isEqualTo(before.occupants()).noneMatch(RoomView.Person::reconnecting);
        }

        @Test
        void staysWhileASecondDeviceHoldsThePlace() {
            room.join("ada");
            var second = new ConnectionId("other-link", 7);
            var join = room.submission("ada", "second", new RoomCommand.Join());
            room.room.tell(new RoomEntity.Join(room.relay.ref(), second, 99, join, RoomDriver.face("ada")));
            room.fish(Attached.class);
            room.room.tell(new RoomEntity.Detach(connection("ada")));
            room.relay.expectNoMessage(Duration.ofMillis(10));
            assertThat(room.join("bob").occupants()).noneMatch(RoomView.Person::reconnecting);
        }
    }

    @Nested
    class Volatile {

        @Test
        void showsPositionsAndSignsToWhoeverMissedSome() {
            room.join("ada");
            room.room.tell(new RoomEntity.MakeSign(person("ada").persona(), "wave", true, null));
            room.fish(Signed.class);
            room.room.tell(new RoomEntity.ShowPresent(room.relay.ref()));
            var present = room.fish(Present.class);
            assertThat(present.standings()).hasSize(1);
            assertThat(present.signs()).containsExactly(new RoomEntity.Sign(1, "wave", true, null, false));
        }

        @Test
        void mergesStepsIntoOneFrameWithTheNewestPosition() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            for (int step = 1; step <= 10; step++) {
                room.room.tell(
                        new RoomEntity.Move(person("ada").persona(), new Place(start.x() + step * 0.01, start.z(), 0)));
            }
            room.fish(Moved.class);
            var merged = room.fish(Moved.class);
            assertThat(merged.moves()).hasSize(1);
            assertThat(merged.moves().get(0).place().x()).isGreaterThan(start.x() + 0.05);
        }

        @Test
        void notesPositionsInTheLogAfterAWhile() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            var wanted = new Place(start.x() + 0.5, start.z(), 1);
            room.room.tell(new RoomEntity.Move(person("ada").persona(), wanted));
            var noted =
                    (RoomEvent.PositionsNoted) room.entries().entries().get(0).event();
            assertThat(noted.positions().get(0).place()).isEqualTo(wanted);
        }
    }

    @Nested
    class Dressing {

        @Test
        void tellsEverybodyByAnEventWithTheFaceBeside() {
            room.join("ada");
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 2)));
            var published = room.entries();
            assertThat(published.entries().get(0).event())
                    .isEqualTo(new RoomEvent.OccupantDressed(1, person("ada").persona(), 2));
            assertThat(published.entries().get(0).author()).isEqualTo(1);
            assertThat(published.faces()).containsExactly(RoomDriver.face("ada", 2));
            var view = room.join("bob");
            assertThat(view.faces()).contains(RoomDriver.face("ada", 2));
            assertThat(view.occupants().get(0).lookVersion()).isEqualTo(2);
        }

        @Test
        void doesNothingForALookThatIsNoNews() {
            room.join("ada");
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 2)));
            room.entries();
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 2)));
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 1)));
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("eve", 9)));
            room.send("ada", "line", say("after"));
            assertThat(room.entries().entries().get(0).event()).isInstanceOf(RoomEvent.MessagePosted.class);
            assertThat(room.join("bob").faces()).contains(RoomDriver.face("ada", 2));
        }

        @Test
        void comesInWithALookThatNeedsNoSecondEvent() {
            room.join("ada", 4);
            room.send("ada", "line", say("here"));
            assertThat(room.entries().entries().get(0).event()).isInstanceOf(RoomEvent.MessagePosted.class);
        }

        @Test
        void learnsANewerLookFromSomebodyWhoComesBack() {
            var view = room.join("ada");
            room.room.tell(new RoomEntity.Attach(
                    room.relay.ref(),
                    connection("ada"),
                    person("ada"),
                    RoomDriver.face("ada", 7),
                    new StreamPosition(view.epoch(), view.offset())));
            assertThat(room.entries().entries().get(0).event())
                    .isEqualTo(new RoomEvent.OccupantDressed(1, person("ada").persona(), 7));
        }

        @Test
        void keepsALookWhileTheStoreIsAwayAndCommitsItLater() {
            room.join("ada");
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 2)));
            var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 3)));
            ask.replyTo().tell(StoreGuard.Answer.SAFE);
            assertThat(room.entries().entries().get(0).event())
                    .isEqualTo(new RoomEvent.OccupantDressed(1, person("ada").persona(), 3));
        }

        @Test
        void knowsTheVersionAfterASecondStart() {
            room.join("ada");
            room.room.tell(new RoomEntity.Dress(RoomDriver.face("ada", 5)));
            room.entries();
            kit.stop(room.room);
            room.room = room.start();
            assertThat(room.join("bob").occupants().get(0).lookVersion()).isEqualTo(5);
        }
    }

    @Nested
    class WhenTheStoreFails {

        @Test
        void answersPendingForWhatWasInFlightAndRefusesTheRestAndLogsBoth() {
            room.join("ada");
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            try (var lines = CapturedLines.of("dev.hearth.room", Level.INFO)) {
                var inFlight = room.send("ada", "lost", say("lost"));
                assertThat(room.outcomeOf(inFlight)).isEqualTo(Outcome.Refused.because(Rejection.OUTCOME_PENDING));
                var later = room.send("ada", "later", say("later"));
                assertThat(room.outcomeOf(later)).isEqualTo(Outcome.Refused.because(Rejection.STORAGE_UNAVAILABLE));

                assertThat(lines.of(LogEvent.ROOM_JOURNAL_FAILED))
                        .extracting(line -> CapturedLines.field(line, LogKey.ROOM))
                        .containsExactly(Optional.of(room.id.value()));
                assertThat(lines.of(LogEvent.ROOM_COMMANDS_FAILED))
                        .extracting(
                                line -> CapturedLines.field(line, LogKey.TRACES).orElseThrow(),
                                line -> CapturedLines.field(line, LogKey.CODE).orElseThrow())
                        .containsExactly(
                                tuple(RoomDriver.trace("ada", "lost"), "outcome.pending"),
                                tuple(RoomDriver.trace("ada", "later"), "storage.unavailable"));
            }
        }

        @Test
        void letsPeopleSeeEachOtherWalkMeanwhile() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            room.outcomeOf(room.send("ada", "lost", say("lost")));
            var wanted = new Place(start.x() + 0.2, start.z(), 0);
            room.room.tell(new RoomEntity.Move(person("ada").persona(), wanted));
            assertThat(room.fish(Moved.class).moves().get(0).place()).isEqualTo(wanted);
        }

        @Test
        void recoversOnceItIsSafeAndDoesTheSameCommandOnce() {
            room.join("ada");
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            room.outcomeOf(room.send("ada", "line", say("line")));
            var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();
            ask.replyTo().tell(StoreGuard.Answer.SAFE);
            room.topOffset();
            var first = (Outcome.Accepted) room.outcomeOf(room.send("ada", "line", say("line")));
            var again = (Outcome.Accepted) room.outcomeOf(room.send("ada", "line", say("line")));
            assertThat(first.duplicate()).isFalse();
            assertThat(again).isEqualTo(new Outcome.Accepted(first.receipt(), true));
        }
    }

    @Nested
    class WhenItsNodeStoodStill {

        @Test
        void readsTheLogAgainBeforeItWrites() {
            room.join("ada");
            room.mayWrite = false;
            var refused = Outcome.Refused.because(Rejection.STORAGE_UNAVAILABLE);
            assertThat(room.outcomeOf(room.send("ada", "line", say("line")))).isEqualTo(refused);
            var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();
            assertThat(room.outcomeOf(room.send("ada", "line", say("line")))).isEqualTo(refused);

            room.mayWrite = true;
            ask.replyTo().tell(StoreGuard.Answer.SAFE);
            room.topOffset();

            var done = (Outcome.Accepted) room.outcomeOf(room.send("ada", "line", say("line")));
            assertThat(done.duplicate()).isFalse();
        }

        @Test
        void goesWithoutStoringPositions() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            room.mayWrite = false;
            var wanted = new Place(start.x() + 0.3, start.z(), 0);
            room.room.tell(new RoomEntity.Move(person("ada").persona(), wanted));
            room.fish(Moved.class);

            room.room.tell(RoomEntity.Stop.INSTANCE);
            room.relay.expectTerminated(room.room);

            room.mayWrite = true;
            room.room = room.start();
            assertThat(room.join("ada").occupants().get(0).place()).isEqualTo(start);
        }
    }

    @Nested
    class WhenToldToStop {

        @Test
        void staysUntilAWriteWithoutAnEndCanNoLongerLand() {
            room.join("ada");
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            room.outcomeOf(room.send("ada", "lost", say("lost")));
            var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();

            room.room.tell(RoomEntity.Stop.INSTANCE);
            var late = room.send("ada", "late", say("late"));
            assertThat(room.outcomeOf(late)).isEqualTo(Outcome.Refused.because(Rejection.MOVING));
            ask.replyTo().tell(StoreGuard.Answer.SAFE);

            room.relay.expectTerminated(room.room);
        }

        @Test
        void asksAboutPositionsWhoseWriteFailed() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            var wanted = new Place(start.x() + 0.3, start.z(), 0);
            room.room.tell(new RoomEntity.Move(person("ada").persona(), wanted));
            room.fish(Moved.class);
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());

            room.room.tell(RoomEntity.Stop.INSTANCE);
            var ask = (StoreGuard.AwaitSafe) room.guard.receiveMessage();
            ask.replyTo().tell(StoreGuard.Answer.SAFE);

            room.relay.expectTerminated(room.room);
        }

        @Test
        void doesNotWaitForASilentStoreForEver() {
            room.join("ada");
            kit.stop(room.room);
            room.stopWithin = Duration.ofMillis(200);
            room.room = room.start();
            room.join("ada");
            store.failNextPersisted(RoomEntity.persistenceId(room.id).id());
            room.outcomeOf(room.send("ada", "lost", say("lost")));

            room.room.tell(RoomEntity.Stop.INSTANCE);

            room.relay.expectTerminated(room.room);
        }

        @Test
        void tellsTheDirectoryThatItHasEnded() {
            room.join("ada");
            room.room.tell(RoomEntity.Stop.INSTANCE);
            room.relay.expectTerminated(room.room);

            room.directory.fishForMessage(
                    Duration.ofSeconds(5),
                    status -> status.awake() ? FishingOutcomes.continueAndIgnore() : FishingOutcomes.complete());
        }
    }

    @Nested
    class Living {

        @Test
        void standsWhereItWasAfterASecondStart() {
            room.join("ada");
            room.outcomeOf(room.send("ada", "sit", new RoomCommand.Sit(firstSeat())));
            room.outcomeOf(room.send("ada", "line", say("still here")));
            kit.stop(room.room);
            room.room = room.start();
            var view = room.join("ada");
            assertThat(view.occupants().get(0).seat()).isEqualTo(firstSeat());
            assertThat(view.talk()).extracting("text").containsExactly("still here");
        }

        @Test
        void judgesNoWhisperBeforeItKnowsItsPeople() {
            room.join("ada");
            room.join("bob");
            kit.stop(room.room);
            room.room = room.start();
            var verdicts = kit.<WhisperVerdict>createTestProbe();
            room.room.tell(new RoomEntity.MayWhisper(person("ada"), 2, verdicts.ref()));
            verdicts.expectMessage(new WhisperVerdict.Allowed(
                    person("bob").person(), person("bob").persona()));
        }

        @Test
        void asksToSleepOnceNobodyIsHere() {
            room.join("ada");
            room.outcomeOf(room.send("ada", "leave", new RoomCommand.Leave()));
            assertThat(room.shard.receiveMessage()).isInstanceOf(ClusterSharding.Passivate.class);
        }

        @Test
        void stopsWithItsPositionsStored() {
            var start = room.join("ada").occupants().get(0).place();
            room.passTime(A_SECOND);
            var wanted = new Place(start.x() + 0.3, start.z(), 0);
            room.room.tell(new RoomEntity.Move(person("ada").persona(), wanted));
            room.fish(Moved.class);
            room.room.tell(RoomEntity.Stop.INSTANCE);
            room.relay.expectTerminated(room.room);
            room.room = room.start();
            assertThat(room.join("ada").occupants().get(0).place()).isEqualTo(wanted);
        }

        @Test
        void tellsTheDirectoryWhenPeopleComeAndGo() {
            assertThat(room.directory.receiveMessage().occupants()).isZero();
            room.join("ada");
            assertThat(room.directory.receiveMessage().occupants()).isEqualTo(1);
        }
    }

    private static List<String> talk(List<RoomEntry> entries) {
        return entries.stream()
                .map(entry -> ((RoomEvent.MessagePosted) entry.event()).text())
                .toList();
    }

    private static String firstSeat() {
        return Layout.of(Layout.HALL).seats().get(0).id();
    }
}
