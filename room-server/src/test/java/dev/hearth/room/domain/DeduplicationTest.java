package dev.hearth.room.domain;

import static dev.hearth.room.domain.People.principal;
import static dev.hearth.room.domain.RoomScenario.OWNER;
import static dev.hearth.room.domain.RoomScenario.emptyRoom;
import static dev.hearth.room.domain.RoomScenario.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.Principal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

    private static final CommandKey KEY = People.key(0xbeef);
    private static final Principal ANN = principal("ann");

    private final RoomScenario story = emptyRoom();

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
    void remembersNothingOfAWishThatWasFulfilledAlready() {
        story.givenInside("ann")
                .submit(keyed(ANN, new RoomCommand.Join()))
                .thenNothingToDo(1, "")
                .submit(keyed(ANN, say("hello")))
                .thenReceipt(0, "");
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
