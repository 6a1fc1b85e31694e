package dev.hearth.wardrobe.domain;

import static dev.hearth.wardrobe.domain.WardrobeSamples.BOWLER;
import static dev.hearth.wardrobe.domain.WardrobeSamples.CURLS;
import static dev.hearth.wardrobe.domain.WardrobeSamples.HELMET;
import static dev.hearth.wardrobe.domain.WardrobeSamples.NOON;
import static dev.hearth.wardrobe.domain.WardrobeSamples.RED_SCARF;
import static dev.hearth.wardrobe.domain.WardrobeSamples.STRAW_HAT;
import static dev.hearth.wardrobe.domain.WardrobeSamples.submission;
import static dev.hearth.wardrobe.domain.WardrobeSamples.takeOff;
import static dev.hearth.wardrobe.domain.WardrobeSamples.wear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearth.kernel.Body;
import dev.hearth.kernel.Look;
import dev.hearth.wardrobe.domain.WardrobeOutcome.Accepted;
import dev.hearth.wardrobe.domain.WardrobeOutcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WardrobeTest {

    private Wardrobe wardrobe = Wardrobe.untouched();
    private Instant now = NOON;
    private int keys = 1_000;

    private WardrobeOutcome ask(int key, WardrobeCommand command) {
        var batch = WardrobeBatch.decide(wardrobe, List.of(submission(key, command)), now);
        wardrobe = WardrobeSamples.apply(wardrobe, batch.events());
        return batch.outcomes().get(0);
    }

    private WardrobeOutcome ask(WardrobeCommand command) {
        return ask(keys++, command);
    }

    private static Look wearing(String... products) {
        return new Look(Body.plain(), List.of(products));
    }

    @Nested
    class WhenUntouched {

        @Test
        void hasTheLookAndTheVersionThatEverybodyBeginsWith() {
            assertThat(wardrobe.look()).isEqualTo(Look.plain());
            assertThat(wardrobe.version()).isEqualTo(1);
        }

        @Test
        void putsOnSeveralProductsInTheOrderOfTheirSlots() {
            assertThat(ask(wear(STRAW_HAT, RED_SCARF, CURLS)))
                    .isEqualTo(new Accepted(2, wearing("curls", "red-scarf", "straw-hat"), List.of(), false));
        }

        @Test
        void refusesTwoProductsForOneSlot() {
            assertThat(ask(wear(STRAW_HAT, BOWLER))).isEqualTo(new Refused(WardrobeRejection.SLOT_CONFLICT));
            assertThat(wardrobe).isEqualTo(Wardrobe.untouched());
        }

        @Test
        void refusesOneProductTwice() {
            assertThat(ask(wear(STRAW_HAT, STRAW_HAT))).isEqualTo(new Refused(WardrobeRejection.SLOT_CONFLICT));
        }

        @Test
        void refusesAProductThatHidesAnotherOneOfTheSameCommand() {
            assertThat(ask(wear(HELMET, CURLS))).isEqualTo(new Refused(WardrobeRejection.SLOT_CONFLICT));
        }

        @Test
        void refusesToTakeOffWhatIsNotWorn() {
            assertThat(ask(takeOff("straw-hat"))).isEqualTo(new Refused(WardrobeRejection.NOT_WORN));
        }

        @Test
        void changesOnlyTheNamedPartsOfTheBody() {
            var change = new BodyChange(null, 1.2, null, 4);

            var outcome = ask(new WardrobeCommand.Dress(List.of(), List.of(), change));

            var body = new Body(Body.plain().skin(), 1.2, 0, 4);
            assertThat(outcome).isEqualTo(new Accepted(2, new Look(body, List.of()), List.of(), false));
        }
    }

    @Nested
    class WhenSomethingIsWorn {

        @Test
        void theNewerProductTakesTheSlotAndTheAnswerNamesTheOlder() {
            ask(wear(STRAW_HAT, RED_SCARF));

            assertThat(ask(wear(BOWLER)))
                    .isEqualTo(new Accepted(3, wearing("red-scarf", "bowler"), List.of("straw-hat"), false));
        }

        @Test
        void whatTheNewerHidesComesOff() {
            ask(wear(STRAW_HAT, CURLS, RED_SCARF));

            assertThat(ask(wear(HELMET)))
                    .isEqualTo(new Accepted(3, wearing("helmet", "red-scarf"), List.of("curls", "straw-hat"), false));
        }

        @Test
        void whatHidesTheNewerComesOff() {
            ask(wear(HELMET));

            assertThat(ask(wear(CURLS))).isEqualTo(new Accepted(3, wearing("curls"), List.of("helmet"), false));
        }

        @Test
        void whatWasNamedIsNotNamedAgainInTheAnswer() {
            ask(wear(STRAW_HAT));

            var swap = new WardrobeCommand.Dress(List.of(BOWLER), List.of("straw-hat"), BodyChange.NONE);

            assertThat(ask(swap)).isEqualTo(new Accepted(3, wearing("bowler"), List.of(), false));
        }

        @Test
        void puttingOnWhatIsWornChangesNothing() {
            ask(wear(STRAW_HAT));
            var before = wardrobe;

            assertThat(ask(wear(STRAW_HAT))).isEqualTo(new Accepted(2, wearing("straw-hat"), List.of(), false));
            assertThat(wardrobe.outfit()).isEqualTo(before.outfit());
            assertThat(wardrobe.version()).isEqualTo(before.version());
        }
    }

    @Nested
    class WhenLooksAreSaved {

        @Test
        void wearsASavedLookWholeBodyAndAll() {
            ask(new WardrobeCommand.Dress(List.of(HELMET), List.of(), new BodyChange("#112233", null, null, null)));
            ask(new WardrobeCommand.Save("Knight"));
            ask(new WardrobeCommand.Dress(
                    List.of(CURLS, RED_SCARF), List.of(), new BodyChange("#445566", null, null, null)));

            var look = new Look(new Body("#112233", 1, 0, 1), List.of("helmet"));
            assertThat(ask(new WardrobeCommand.Wear("Knight")))
                    .isEqualTo(new Accepted(4, look, List.of("curls", "red-scarf"), false));
        }

        @Test
        void savingUnderANameAgainReplacesWhatWasThere() {
            ask(new WardrobeCommand.Save("a"));
            ask(wear(STRAW_HAT));
            ask(new WardrobeCommand.Save("a"));

            assertThat(wardrobe.saved()).containsExactly(new SavedLook("a", wardrobe.outfit()));
            assertThat(wardrobe.version()).as("keeping a look is not dressing").isEqualTo(2);
        }

        @Test
        void keepsFiftyLooksAndRefusesOneMore() {
            IntStream.range(0, 50).forEach(i -> ask(new WardrobeCommand.Save("look " + i)));

            assertThat(ask(new WardrobeCommand.Save("one more"))).isEqualTo(new Refused(WardrobeRejection.LOOKS_FULL));
            ask(wear(STRAW_HAT));
            assertThat(ask(new WardrobeCommand.Save("look 7"))).isInstanceOf(Accepted.class);
            assertThat(ask(new WardrobeCommand.Forget("look 3"))).isInstanceOf(Accepted.class);
            assertThat(ask(new WardrobeCommand.Save("one more"))).isInstanceOf(Accepted.class);
            assertThat(wardrobe.saved()).hasSize(50);
        }

        @Test
        void refusesToWearOrForgetAnUnknownLook() {
            assertThat(ask(new WardrobeCommand.Wear("Knight"))).isEqualTo(new Refused(WardrobeRejection.UNKNOWN_LOOK));
            assertThat(ask(new WardrobeCommand.Forget("Knight")))
                    .isEqualTo(new Refused(WardrobeRejection.UNKNOWN_LOOK));
        }

        @Test
        void aNameIsOneToFortyCleanedCodePoints() {
            assertThat(ask(new WardrobeCommand.Save("🔥".repeat(40)))).isInstanceOf(Accepted.class);
            assertThatIllegalArgumentException().isThrownBy(() -> new WardrobeCommand.Save("🔥".repeat(41)));
            assertThatIllegalArgumentException().isThrownBy(() -> new WardrobeCommand.Save(""));
            assertThatIllegalArgumentException().isThrownBy(() -> new WardrobeCommand.Save(" a"));
        }
    }

    @Nested
    class WhenACommandIsSentAgain {

        @Test
        void answersWithTheFirstOutcomeAndDoesNothing() {
            ask(wear(STRAW_HAT));
            ask(7, wear(BOWLER));
            ask(wear(HELMET));
            var before = wardrobe;

            assertThat(ask(7, wear(BOWLER))).isEqualTo(new Accepted(3, wearing("bowler"), List.of("straw-hat"), true));
            assertThat(wardrobe).isEqualTo(before);
        }

        @Test
        void hasNoEffectLaterIfItChangedNothing() {
            ask(wear(STRAW_HAT));
            ask(new WardrobeCommand.Save("a"));
            ask(7, wear(STRAW_HAT));
            ask(8, new WardrobeCommand.Save("a"));
            ask(9, new WardrobeCommand.Wear("a"));
            ask(wear(BOWLER));
            var before = wardrobe;

            var first = new Accepted(2, wearing("straw-hat"), List.of(), true);
            assertThat(ask(7, wear(STRAW_HAT))).isEqualTo(first);
            assertThat(ask(8, new WardrobeCommand.Save("a"))).isEqualTo(first);
            assertThat(ask(9, new WardrobeCommand.Wear("a"))).isEqualTo(first);
            assertThat(wardrobe).isEqualTo(before);
        }

        @Test
        void isTheSameCommandWithinOneBatchToo() {
            var twice = List.of(submission(7, wear(BOWLER)), submission(7, wear(BOWLER)));

            var batch = WardrobeBatch.decide(wardrobe, twice, now);

            assertThat(batch.events()).hasSize(1);
            assertThat(batch.outcomes())
                    .containsExactly(
                            new Accepted(2, wearing("bowler"), List.of(), false),
                            new Accepted(2, wearing("bowler"), List.of(), true));
        }

        @Test
        void refusesTheSameKeyForSomethingElse() {
            ask(7, wear(BOWLER));
            var other = new WardrobeBatch.Submission(
                    new Cause(WardrobeSamples.cause(7).key(), "f".repeat(16)), wear(CURLS));

            assertThat(WardrobeBatch.decide(wardrobe, List.of(other), now).outcomes())
                    .containsExactly(new Refused(WardrobeRejection.KEY_CONFLICT));
        }

        @Test
        void remembersTheLast128() {
            ask(1, wear(BOWLER));
            IntStream.range(2, 129).forEach(i -> ask(i, i % 2 == 0 ? wear(STRAW_HAT) : wear(BOWLER)));
            assertThat(wardrobe.keys().find(WardrobeSamples.cause(1).key())).isPresent();

            ask(129, wear(CURLS));

            assertThat(wardrobe.keys().find(WardrobeSamples.cause(1).key())).isEmpty();
            assertThat(wardrobe.keys().find(WardrobeSamples.cause(2).key())).isPresent();
        }

        @Test
        void forgetsThemAfterFifteenQuietMinutes() {
            ask(1, wear(BOWLER));
            now = NOON.plus(Duration.ofMinutes(15)).minusMillis(1);
            ask(2, wear(STRAW_HAT));
            assertThat(wardrobe.keys().memos()).hasSize(2);

            now = now.plus(Duration.ofMinutes(15));
            ask(3, wear(BOWLER));

            assertThat(wardrobe.keys().memos()).hasSize(1);
        }
    }

    @Test
    void timeNeverGoesBack() {
        ask(wear(BOWLER));
        now = NOON.minusSeconds(60);
        ask(wear(CURLS));

        assertThat(wardrobe.lastEventAt()).isEqualTo(NOON);
    }
}
