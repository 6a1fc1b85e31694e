package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.persona;
import static dev.hearth.room.domain.People.principal;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.capacity;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static dev.hearth.room.domain.RoomScenario.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.Principal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

    private static final CommandKey KEY = People.key(0xbeef);
    private static final Principal ANN = principal("ann");
    private static final Principal OLGA = principal(OWNER);

    private final RoomScenario story = emptyRoom();
    private @Nullable Submission asked;

    private static Submission keyed(Principal who, RoomCommand command) {
        return Submission.by(who, new Cause(who.person(), KEY, String.valueOf(command.hashCode())), command);
    }

    private Outcome outcome(int index) {
        return story.commit().outcomes().get(index);
    }

    @Test
    void doesACommandSentTwiceOnce() {
        var join = keyed(ANN, new RoomCommand.Join());
        story.submit(join).thenReceipt(1, "").given(OWNER, new RoomCommand.Join());
        story.submit(join);
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(2, 1, "", 0), true));
        assertThat(story.commit().entries()).isEmpty();
    }

    @Test
    void takesEqualKeysInOneBatchForOneCommand() {
        story.givenInside("ann");
        var say = keyed(ANN, say("hello"));
        story.submit(say, say, say);
        var receipt = new Receipt(3, 0, "", 0);
        assertThat(story.commit().entries()).hasSize(1);
        assertThat(story.commit().outcomes())
                .containsExactly(
                        new Outcome.Accepted(receipt, false),
                        new Outcome.Accepted(receipt, true),
                        new Outcome.Accepted(receipt, true));
    }

    @Test
    void givesTheSeatOfTheFirstTimeAgain() {
        story.givenInside("ann");
        var sit = keyed(ANN, new RoomCommand.Sit("fire-1"));
        story.submit(sit).given("ann", new RoomCommand.Stand());
        story.submit(sit);
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(3, 0, "fire-1", 0), true));
        assertThat(story.occupant("ann").seat()).isNull();
    }

    @Test
    void refusesOneKeyForTwoCommands() {
        story.givenInside("ann").submit(keyed(ANN, say("one")), keyed(ANN, say("two")));
        assertThat(outcome(1)).isEqualTo(Outcome.Refused.because(Rejection.KEY_CONFLICT));
        story.submit(keyed(ANN, say("two"))).thenRefused(Rejection.KEY_CONFLICT);
    }

    @Test
    void keepsThePeoplesKeysApart() {
        story.givenInside("ann", "bob")
                .submit(keyed(ANN, say("one")))
                .submit(keyed(principal("bob"), say("two")))
                .thenReceipt(0, "");
    }

    @Test
    void remembersNothingOfARefusal() {
        story.submit(keyed(ANN, say("hello")))
                .thenRefused(Rejection.NOT_IN_ROOM)
                .givenInside("ann")
                .submit(keyed(ANN, say("hello, again")))
                .thenReceipt(0, "");
    }

    @Test
    void doesNotJoinLaterForSomebodyWhoWasInside() {
        changesNothing(ANN, new RoomCommand.Join());
        hasNoEffectAfter("ann", new RoomCommand.Leave());
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(3, 1, "", 0), true));
    }

    @Test
    void doesNotSitDownLaterForSomebodyWhoSat() {
        story.givenInside("ann").given("ann", new RoomCommand.Sit("fire-1"));
        story.submit(keyed(ANN, new RoomCommand.Sit("fire-1"))).thenNothingChanged(0, "fire-1");
        story.given("ann", new RoomCommand.Stand()).submit(keyed(ANN, new RoomCommand.Sit("fire-1")));
        assertThat(story.commit().entries()).isEmpty();
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(4, 0, "fire-1", 0), true));
    }

    @Test
    void doesNotLiftLaterWhatWasNotImposed() {
        changesNothing(OLGA, new RoomCommand.Unban(persona("ann")));
        hasNoEffectAfter(OWNER, new RoomCommand.Ban(persona("ann"), Duration.ofMinutes(1)));
    }

    @Test
    void doesNotLetSpeakLaterWhoWasNotMuted() {
        changesNothing(OLGA, new RoomCommand.Unmute(persona("ann")));
        hasNoEffectAfter(OWNER, new RoomCommand.Mute(persona("ann"), Duration.ofMinutes(1)));
    }

    @Test
    void doesNotChangeLaterARoleThatWasHeld() {
        changesNothing(OLGA, new RoomCommand.ChangeRole(persona("ann"), Role.GUEST));
        hasNoEffectAfter(OWNER, new RoomCommand.ChangeRole(persona("ann"), Role.BUILDER));
    }

    @Test
    void doesNotConfigureLaterWhatWasSo() {
        changesNothing(OLGA, capacity(RoomScenario.PROFILE.capacity()));
        hasNoEffectAfter(OWNER, capacity(3));
    }

    @Test
    void doesNotMoveLaterWhatStoodThere() {
        story.givenInside(OWNER).given(OWNER, Pieces.place(Pieces.PLANT, Pieces.at(2, 3)));
        changesNothing(OLGA, Pieces.moveTo(1, 2, 3));
        hasNoEffectAfter(OWNER, Pieces.moveTo(1, 4, 4));
    }

    @Test
    void refusesTheKeyOfWhatChangedNothingForAnotherCommand() {
        changesNothing(ANN, new RoomCommand.Join());
        story.submit(keyed(ANN, say("hello"))).thenRefused(Rejection.KEY_CONFLICT);
    }

    @Test
    void remembersNothingOfTheRoomsOwnCommands() {
        var before = story.room();
        story.whenRoom(new RoomCommand.Expire(7)).thenNothingToDo();
        assertThat(story.room()).isEqualTo(before);
    }

    /** Under {@link #KEY}, while ann is inside. */
    private void changesNothing(Principal who, RoomCommand command) {
        asked = keyed(who, command);
        story.givenInside("ann").submit(asked).thenAccepted();
        assertThat(story.commit().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isInstanceOf(RoomEvent.NothingChanged.class));
    }

    private void hasNoEffectAfter(String who, RoomCommand change) {
        var first = ((Outcome.Accepted) story.outcome()).receipt();
        story.given(who, change).submit(Objects.requireNonNull(asked));
        assertThat(story.commit().entries()).isEmpty();
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(first, true));
    }

    @Test
    void remembersAcrossLeavingAndAPersonsFaces() {
        var say = keyed(ANN, say("hello"));
        story.givenInside("ann").submit(say).given("ann", new RoomCommand.Leave());
        story.submit(keyed(principal("ann", "anna"), say("hello")));
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(3, 0, "", 0), true));
    }

    @Test
    void forgetsByTheTimeOfEventsOnly() {
        var say = keyed(ANN, say("hello"));
        story.givenInside("ann").submit(say).later(KeyMemory.KEPT);
        story.submit(say);
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(3, 0, "", 0), true));
        story.given(OWNER, new RoomCommand.Join()).submit(say).thenReceipt(0, "");
    }

    @Test
    void doesNotForgetBeforeTheTime() {
        var say = keyed(ANN, say("hello"));
        story.givenInside("ann").submit(say).later(KeyMemory.KEPT.minus(Duration.ofMillis(1)));
        story.given(OWNER, new RoomCommand.Join()).submit(say);
        assertThat(story.outcome()).isEqualTo(new Outcome.Accepted(new Receipt(3, 0, "", 0), true));
    }

    @Test
    void refusesAKeyOfSomebodyElse() {
        var cause = new Cause(People.person("bob"), KEY, "x");
        assertThatIllegalArgumentException().isThrownBy(() -> Submission.by(ANN, cause, new RoomCommand.Join()));
    }
}
