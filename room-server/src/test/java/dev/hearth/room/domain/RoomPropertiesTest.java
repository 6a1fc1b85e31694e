package dev.hearth.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;

/** What holds whatever happens in a room. */
@PropertyDefaults(tries = 250)
class RoomPropertiesTest {

    /** What random histories must come to now and then, or they would prove little. */
    private static final List<String> REACHED = List.of(
            "accepted",
            "duplicate",
            "ROOM_EXISTS",
            "ROOM_FULL",
            "ROOM_CLOSED",
            "ROOM_NOT_CLOSED",
            "BANNED",
            "MUTED",
            "FORBIDDEN",
            "NOT_IN_ROOM",
            "NO_SUCH_OCCUPANT",
            "TARGET_PROTECTED",
            "SEAT_TAKEN",
            "SEAT_UNKNOWN",
            "NOT_SEATED",
            "PIECE_UNKNOWN",
            "PIECE_OUTSIDE",
            "PIECE_FOREIGN",
            "NOT_ON_WALL",
            "KEY_CONFLICT");

    @Provide
    Arbitrary<RoomHistory> histories() {
        return RoomHistory.histories();
    }

    @Property
    void nobodyComesInBeyondCapacity(@ForAll("histories") RoomHistory history) {
        onEach(
                history,
                RoomEvent.OccupantJoined.class,
                room -> assertThat(room.occupantCount())
                        .isLessThanOrEqualTo(room.profile().capacity()));
    }

    @Property
    void nobodyComesInWhileClosedOrBanned(@ForAll("histories") RoomHistory history) {
        onEach(history, RoomEvent.OccupantJoined.class, room -> {
            var newest = room.occupant(room.roster().lastNumber()).orElseThrow();
            assertThat(room.closed()).isFalse();
            assertThat(room.banOf(newest.person(), room.lastEventAt())).isEmpty();
        });
    }

    @Property
    void aClosedRoomIsEmpty(@ForAll("histories") RoomHistory history) {
        inEach(
                history,
                room -> assertThat(room.closed() && room.occupantCount() > 0).isFalse());
    }

    @Property
    void noSeatIsHeldByTwo(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            var held = room.occupants().stream()
                    .map(Occupant::seat)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(held).doesNotHaveDuplicates();
            assertThat(room.roster().sitters()).containsOnlyKeys(held.toArray(String[]::new));
        });
    }

    @Property
    void nobodyIsInARoomTwice(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            assertThat(room.occupants().stream().map(Occupant::persona)).doesNotHaveDuplicates();
            assertThat(room.occupants())
                    .allMatch(occupant ->
                            room.occupantOf(occupant.persona()).orElseThrow().equals(occupant));
            assertThat(room.roster().numbers()).hasSize(room.occupantCount());
        });
    }

    @Property
    void numbersAreNeverUsedAgain(@ForAll("histories") RoomHistory history) {
        var numbers = history.entries().stream()
                .map(RoomEntry::event)
                .filter(RoomEvent.OccupantJoined.class::isInstance)
                .map(event -> ((RoomEvent.OccupantJoined) event).number())
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void everybodyIsOnTheFloorAndTheSeatedOnTheirSeats(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            for (var occupant : room.occupants()) {
                var seat = occupant.seat();
                var expected = seat == null
                        ? room.layout().clamp(occupant.place())
                        : room.seat(seat).orElseThrow().place();
                assertThat(occupant.place()).isEqualTo(expected);
            }
        });
    }

    @Property
    void theSeatsOfFurnitureAreThoseOfItsPieces(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            var brought = room.furniture().pieces().stream()
                    .flatMap(piece -> piece.seats().stream())
                    .toList();
            assertThat(room.furniture().seats().values()).containsExactlyInAnyOrderElementsOf(brought);
            assertThat(brought).hasSizeLessThanOrEqualTo(Furniture.SEATS_MAX);
            assertThat(room.furniture().pieces()).hasSizeLessThanOrEqualTo(Furniture.PIECES_MAX);
        });
    }

    @Property
    void everyPieceIsWhollyInsideWhereItsKindBelongs(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            for (var piece : room.furniture().pieces()) {
                assertThat(Placement.of(room.layout(), piece.form(), piece.spot()))
                        .isEqualTo(new Placement.Settled(piece.spot()));
            }
        });
    }

    @Property
    void pieceNumbersRiseAndAreNeverUsedAgain(@ForAll("histories") RoomHistory history) {
        var numbers = history.entries().stream()
                .map(RoomEntry::event)
                .filter(RoomEvent.PiecePlaced.class::isInstance)
                .map(event -> ((RoomEvent.PiecePlaced) event).number())
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(history.room().furniture().lastNumber()).isEqualTo(numbers.size());
    }

    @Property
    void onlyWhoPlacedAPieceAndTheOwnerTakeItAway(@ForAll("histories") RoomHistory history) {
        var states = history.states();
        var entries = history.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).event() instanceof RoomEvent.PieceRemoved removed) {
                var before = states.get(i);
                var remover =
                        before.occupant(entries.get(i).author()).orElseThrow().persona();
                var piece = before.furniture().piece(removed.number()).orElseThrow();
                assertThat(remover).isIn(piece.placedBy(), before.owner());
            }
        }
    }

    @Property
    void offsetsRiseByOneForEachEntry(@ForAll("histories") RoomHistory history) {
        for (var flush : history.flushes()) {
            long risen = flush.commit().room().offset() - flush.before().offset();
            assertThat(risen).isEqualTo(flush.commit().entries().size());
        }
        assertThat(history.room().offset()).isEqualTo(history.entries().size());
    }

    @Property
    void roomTimeNeverRunsBackwards(@ForAll("histories") RoomHistory history) {
        assertThat(history.entries().stream().map(RoomEntry::at).toList()).isSorted();
    }

    @Property
    void everySubmissionHasItsOutcome(@ForAll("histories") RoomHistory history) {
        for (var flush : history.flushes()) {
            assertThat(flush.commit().outcomes()).hasSameSizeAs(flush.batch());
            for (var outcome : flush.commit().outcomes()) {
                Statistics.label("outcome").collect(kindOf(outcome));
            }
        }
        Statistics.label("outcome")
                .coverage(
                        coverage -> REACHED.forEach(kind -> coverage.check(kind).count(count -> count > 0)));
    }

    @Property
    void theReceiptOfWhatWasDoneIsTheOffsetOfItsCause(@ForAll("histories") RoomHistory history) {
        var states = history.states();
        var entries = history.entries();
        for (int i = 0; i < entries.size(); i++) {
            var cause = entries.get(i).cause();
            if (cause != null) {
                var memo = states.get(i + 1).keys().find(cause.person(), cause.key());
                assertThat(memo.orElseThrow().receipt().offset()).isEqualTo(i + 1);
            }
        }
    }

    @Property
    void aRefusedCommandChangesNothing(@ForAll("histories") RoomHistory history) {
        oneByOne(history, (flush, alone) -> {
            if (alone.outcomes().get(0) instanceof Outcome.Refused) {
                assertThat(alone.entries()).isEmpty();
                assertThat(alone.room()).isSameAs(flush.before());
            }
        });
    }

    @Property
    void aPersonsAcceptedCommandIsRemembered(@ForAll("histories") RoomHistory history) {
        for (var flush : history.flushes()) {
            for (var submission : flush.batch()) {
                var alone = RoomBatch.decide(flush.before(), List.of(submission), flush.whereabouts(), flush.now());
                boolean done = alone.outcomes().get(0) instanceof Outcome.Accepted accepted && !accepted.duplicate();
                assertThat(alone.entries().stream().map(RoomEntry::cause).filter(Objects::nonNull))
                        .containsExactlyElementsOf(
                                done && submission.cause() != null ? List.of(submission.cause()) : List.of());
            }
        }
    }

    @Property
    void replayEqualsTheLiveState(@ForAll("histories") RoomHistory history) {
        assertThat(replayed(Room.absent(), history.entries())).isEqualTo(history.room());
    }

    @Property
    void aStoredStateAndTheRestEqualTheWholeLog(
            @ForAll("histories") RoomHistory history, @ForAll @IntRange(max = 200) int cut) {
        var entries = history.entries();
        int at = Math.min(cut, entries.size());
        var stored = replayed(Room.absent(), entries.subList(0, at));
        var restored = restoredFromWhatIsStored(stored);
        assertThat(restored).isEqualTo(stored);
        assertThat(replayed(restored, entries.subList(at, entries.size()))).isEqualTo(history.room());
    }

    @Property
    void oneBatchEqualsItsPiecesInOrder(@ForAll("histories") RoomHistory history) {
        for (var flush : history.flushes()) {
            var whereabouts = new HashMap<>(flush.whereabouts());
            var entries = new ArrayList<RoomEntry>();
            var outcomes = new ArrayList<Outcome>();
            var room = flush.before();
            for (var submission : flush.batch()) {
                var piece = RoomBatch.decide(room, List.of(submission), whereabouts, flush.now());
                RoomHistory.outdate(whereabouts, piece.entries());
                entries.addAll(piece.entries());
                outcomes.addAll(piece.outcomes());
                room = piece.room();
            }
            assertThat(new RoomBatch.Commit(room, entries, outcomes)).isEqualTo(flush.commit());
        }
    }

    @Property
    void equalKeysInOneBatchAreOneCommand(@ForAll("histories") RoomHistory history) {
        for (var flush : history.flushes()) {
            var doubled = flush.batch().stream()
                    .filter(submission -> submission.cause() != null)
                    .flatMap(submission -> List.of(submission, submission).stream())
                    .toList();
            var single = flush.batch().stream()
                    .filter(submission -> submission.cause() != null)
                    .toList();
            var twice = RoomBatch.decide(flush.before(), doubled, flush.whereabouts(), flush.now());
            var once = RoomBatch.decide(flush.before(), single, flush.whereabouts(), flush.now());
            assertThat(twice.entries()).isEqualTo(once.entries());
            assertThat(twice.room()).isEqualTo(once.room());
        }
    }

    @Property
    void whatIsRememberedIsNeverDoneAgain(@ForAll("histories") RoomHistory history) {
        var room = history.room();
        var known = history.submissions().stream()
                .filter(submission -> isKnown(room, submission))
                .toList();
        var again = RoomBatch.decide(room, known, new HashMap<>(), history.now());
        assertThat(again.entries()).isEmpty();
        assertThat(again.room()).isSameAs(room);
        var expected = known.stream()
                .map(submission -> expectedAgain(room, submission))
                .toList();
        assertThat(again.outcomes()).isEqualTo(expected);
    }

    @Property
    void aKeyConflictChangesNothing(@ForAll("histories") RoomHistory history) {
        var room = history.room();
        var conflicts = history.submissions().stream()
                .filter(submission -> isKnown(room, submission))
                .map(RoomPropertiesTest::withOtherContent)
                .toList();
        var commit = RoomBatch.decide(room, conflicts, new HashMap<>(), history.now());
        assertThat(commit.room()).isSameAs(room);
        assertThat(commit.outcomes())
                .hasSameSizeAs(conflicts)
                .allMatch(Outcome.Refused.because(Rejection.KEY_CONFLICT)::equals);
    }

    @Property
    void theMemoryOfKeysKeepsItsBounds(@ForAll("histories") RoomHistory history) {
        inEach(history, room -> {
            var memos = room.keys().memos();
            assertThat(room.keys().size()).isEqualTo(memos.size()).isLessThanOrEqualTo(KeyMemory.KEYS_MAX);
            assertThat(room.keys().byLastUse()).hasSameSizeAs(room.keys().people());
            assertThat(room.keys().byLastUse().values())
                    .allMatch(memo -> memo.at().plus(KeyMemory.KEPT).isAfter(room.lastEventAt()));
        });
    }

    @Property
    void talkIsTheNewestOfWhatWasSaid(@ForAll("histories") RoomHistory history) {
        var said = history.entries().stream()
                .map(RoomEntry::event)
                .filter(RoomEvent.MessagePosted.class::isInstance)
                .map(event -> ((RoomEvent.MessagePosted) event).text())
                .toList();
        assertThat(history.room().talk().stream().map(TalkLine::text))
                .containsExactlyElementsOf(said.subList(Math.max(0, said.size() - Room.TALK_MAX), said.size()));
    }

    @Property
    void theAuthorOfAnEntryWasInsideWhenItHappened(@ForAll("histories") RoomHistory history) {
        var states = history.states();
        var entries = history.entries();
        var inside = new HashSet<Integer>();
        inside.add(0);
        for (int i = 0; i < entries.size(); i++) {
            inside.addAll(states.get(i).roster().byNumber().keySet());
            inside.addAll(states.get(i + 1).roster().byNumber().keySet());
            assertThat(inside).contains(entries.get(i).author());
            inside.clear();
            inside.add(0);
        }
    }

    private interface Alone {
        void check(RoomHistory.Flush flush, RoomBatch.Commit alone);
    }

    private static void oneByOne(RoomHistory history, Alone check) {
        for (var flush : history.flushes()) {
            for (var submission : flush.batch()) {
                var alone = RoomBatch.decide(flush.before(), List.of(submission), flush.whereabouts(), flush.now());
                check.check(flush, alone);
            }
        }
    }

    private static void inEach(RoomHistory history, Consumer<Room> check) {
        history.states().forEach(check);
    }

    /** Checks the state right after each event of a kind. */
    private static void onEach(RoomHistory history, Class<? extends RoomEvent> kind, Consumer<Room> check) {
        var states = history.states();
        var entries = history.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (kind.isInstance(entries.get(i).event())) {
                check.accept(states.get(i + 1));
            }
        }
    }

    private static Room replayed(Room start, List<RoomEntry> entries) {
        var room = start;
        for (var entry : entries) {
            room = room.apply(entry);
        }
        return room;
    }

    /** Builds the room from plain lists and names, as a snapshot does. */
    private static Room restoredFromWhatIsStored(Room room) {
        var charter = room.charter();
        return new Room(
                charter == null
                        ? null
                        : new Charter(
                                charter.epochNonce(),
                                charter.ownerPerson(),
                                charter.owner(),
                                charter.profile(),
                                Layout.of(charter.layout().shell()),
                                charter.closed()),
                room.offset(),
                room.lastEventAt(),
                Roster.of(List.copyOf(room.occupants()), room.roster().lastNumber()),
                new Sanctions(
                        HashTreePMap.from(room.sanctions().bans()),
                        HashTreePMap.from(room.sanctions().mutes())),
                HashTreePSet.from(List.copyOf(room.builders())),
                TreePVector.from(List.copyOf(room.talk())),
                Furniture.of(
                        List.copyOf(room.furniture().pieces()), room.furniture().lastNumber()),
                KeyMemory.of(room.keys().memos()));
    }

    private static boolean isKnown(Room room, Submission submission) {
        var cause = submission.cause();
        return cause != null && room.keys().find(cause.person(), cause.key()).isPresent();
    }

    private static Outcome expectedAgain(Room room, Submission submission) {
        var cause = Objects.requireNonNull(submission.cause());
        var memo = room.keys().find(cause.person(), cause.key()).orElseThrow();
        return memo.fingerprint().equals(cause.fingerprint())
                ? new Outcome.Accepted(memo.receipt(), true)
                : Outcome.Refused.because(Rejection.KEY_CONFLICT);
    }

    private static Submission withOtherContent(Submission submission) {
        var cause = Objects.requireNonNull(submission.cause());
        var other = new Cause(cause.person(), cause.key(), "other than any hash");
        return new Submission(submission.principal(), other, submission.command());
    }

    private static String kindOf(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.rejection().name();
        }
        return outcome instanceof Outcome.Accepted accepted && accepted.duplicate() ? "duplicate" : "accepted";
    }
}
