package dev.hearth.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a story of one room: {@code given} what must succeed, {@code when} the command in question comes, {@code then}
 * what it came to. Whatever is told, it also checks that a refusal leaves no trace and that replaying the
 * entries gives the decided state.
 */
final class RoomScenario {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String OWNER = "olga";
    static final RoomProfile PROFILE =
            new RoomProfile("Hearth", "", List.of("talk"), "en", 10, Visibility.PUBLIC, "Come in");
    static final RoomCommand.Create CREATE = new RoomCommand.Create(PROFILE, Layout.HALL, "nonce");

    private final Map<Integer, Place> whereabouts = new HashMap<>();
    private Room room = Room.absent();
    private Instant now = START;
    private long keys;
    private RoomBatch.@Nullable Commit last;

    static RoomScenario absentRoom() {
        return new RoomScenario();
    }

    /** A room with place for ten, created by {@link #OWNER}, who is not inside. */
    static RoomScenario emptyRoom() {
        return absentRoom().given(OWNER, CREATE);
    }

    static RoomScenario roomFor(int capacity) {
        return emptyRoom().given(OWNER, capacity(capacity));
    }

    static RoomCommand capacity(int capacity) {
        return new RoomCommand.Configure(new RoomProfileChange(null, null, null, null, capacity, null, null));
    }

    static RoomCommand say(String text) {
        return new RoomCommand.Say(new TalkText(text));
    }

    RoomScenario given(String who, RoomCommand... commands) {
        return given(People.principal(who), commands);
    }

    RoomScenario given(Principal who, RoomCommand... commands) {
        for (var command : commands) {
            submit(Submission.by(who, causeOf(who, command), command));
            thenAccepted();
        }
        return this;
    }

    RoomScenario givenInside(String... people) {
        for (var who : people) {
            given(who, new RoomCommand.Join());
        }
        return this;
    }

    RoomScenario later(Duration elapsed) {
        now = now.plus(elapsed);
        return this;
    }

    /** The front says that this occupant is walking there. */
    RoomScenario walking(int number, Place place) {
        whereabouts.put(number, place);
        return this;
    }

    RoomScenario when(String who, RoomCommand command) {
        return when(People.principal(who), command);
    }

    RoomScenario when(Principal who, RoomCommand command) {
        return submit(Submission.by(who, causeOf(who, command), command));
    }

    RoomScenario whenRoom(RoomCommand command) {
        return submit(Submission.byRoom(command));
    }

    RoomScenario submit(Submission... submissions) {
        var before = room;
        var commit = RoomBatch.decide(room, List.of(submissions), whereabouts, now);
        assertThat(commit.outcomes()).hasSameSizeAs(submissions);
        room = commit.room();
        last = commit;
        if (commit.entries().isEmpty()) {
            assertThat(room).isEqualTo(before);
        }
        assertThat(replayed(before, commit.entries())).isEqualTo(room);
        return this;
    }

    RoomScenario thenAccepted() {
        assertThat(outcome()).isInstanceOf(Outcome.Accepted.class);
        return this;
    }

    RoomScenario thenEvents(RoomEvent... events) {
        thenAccepted();
        assertThat(commit().entries()).extracting(RoomEntry::event).containsExactly(events);
        return this;
    }

    /** Somebody's wish was fulfilled already: only their key is new. */
    RoomScenario thenNothingChanged(int occupant, String seat) {
        return thenReceipt(occupant, seat).thenEvents(new RoomEvent.NothingChanged(occupant, seat));
    }

    /** What the room itself wished was so already. */
    RoomScenario thenNothingToDo() {
        assertThat(commit().entries()).isEmpty();
        return thenReceipt(0, "");
    }

    RoomScenario thenReceipt(int occupant, String seat) {
        assertThat(outcome()).isEqualTo(new Outcome.Accepted(new Receipt(room.offset(), occupant, seat, 0), false));
        return this;
    }

    RoomScenario thenAuthor(int number) {
        assertThat(commit().entries()).isNotEmpty().allMatch(entry -> entry.author() == number);
        return this;
    }

    RoomScenario thenRefused(Rejection rejection) {
        return thenRefused(Outcome.Refused.because(rejection));
    }

    RoomScenario thenRefused(Outcome.Refused refused) {
        assertThat(outcome()).isEqualTo(refused);
        assertThat(commit().entries()).isEmpty();
        return this;
    }

    Room room() {
        return room;
    }

    Instant now() {
        return now;
    }

    RoomBatch.Commit commit() {
        return Objects.requireNonNull(last, "nothing was submitted yet");
    }

    Outcome outcome() {
        var outcomes = commit().outcomes();
        return outcomes.get(outcomes.size() - 1);
    }

    Occupant occupant(String who) {
        return room.occupantOf(People.persona(who)).orElseThrow(() -> new AssertionError(who + " is not inside"));
    }

    Cause causeOf(Principal who, RoomCommand command) {
        return new Cause(who.person(), People.key(++keys), String.valueOf(command.hashCode()));
    }

    private static Room replayed(Room before, List<RoomEntry> entries) {
        var replayed = before;
        for (var entry : entries) {
            replayed = replayed.apply(entry);
        }
        return replayed;
    }
}
