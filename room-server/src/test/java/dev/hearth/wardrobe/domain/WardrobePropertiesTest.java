package dev.hearth.wardrobe.domain;

import static dev.hearth.wardrobe.domain.WardrobeSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever is asked of a wardrobe. */
@PropertyDefaults(tries = 300)
class WardrobePropertiesTest {

    private static final List<String> SLOTS = Outfit.SLOTS.subList(0, 5);

    /** A random life: the state after every command, what was written and what was answered. */
    private record Life(List<Wardrobe> states, List<WardrobeEvent> events, List<WardrobeOutcome> outcomes) {

        Wardrobe end() {
            return states.get(states.size() - 1);
        }
    }

    private static Life live(List<List<Submission>> batches) {
        var life = new Life(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        life.states().add(Wardrobe.untouched());
        for (var submissions : batches) {
            var batch = WardrobeBatch.decide(life.end(), submissions, NOON);
            batch.events().forEach(event -> life.states().add(life.end().apply(event)));
            life.events().addAll(batch.events());
            life.outcomes().addAll(batch.outcomes());
        }
        return life;
    }

    @Property
    void neverWearsTwoProductsInOneSlot(@ForAll("batches") List<List<Submission>> batches) {
        assertThat(live(batches).states())
                .allSatisfy(state -> assertThat(state.outfit().worn().stream().map(Garment::slot))
                        .doesNotHaveDuplicates());
    }

    @Property
    void neverWearsWhatSomethingElseHides(@ForAll("batches") List<List<Submission>> batches) {
        for (var state : live(batches).states()) {
            var hidden = new HashSet<String>();
            state.outfit().worn().forEach(garment -> hidden.addAll(garment.hides()));
            assertThat(state.outfit().worn().stream().map(Garment::slot)).noneMatch(hidden::contains);
        }
    }

    @Property
    void wearsEverythingThatAnAcceptedCommandPutOn(@ForAll("batches") List<List<Submission>> batches) {
        var state = Wardrobe.untouched();
        for (var submission : batches.stream().flatMap(List::stream).toList()) {
            var batch = WardrobeBatch.decide(state, List.of(submission), NOON);
            state = WardrobeSamples.apply(state, batch.events());
            if (submission.command() instanceof WardrobeCommand.Dress dress
                    && batch.outcomes().get(0) instanceof WardrobeOutcome.Accepted accepted
                    && !accepted.duplicate()) {
                assertThat(accepted.look().worn())
                        .containsAll(dress.wear().stream().map(Garment::product).toList());
            }
        }
    }

    @Property
    void versionsRiseByOneWithEveryChangeOfLook(@ForAll("batches") List<List<Submission>> batches) {
        var versions = live(batches).events().stream()
                .filter(WardrobeEvent.Dressed.class::isInstance)
                .map(event -> ((WardrobeEvent.Dressed) event).version())
                .toList();

        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i)).isEqualTo(i + 2L);
        }
    }

    @Property
    void replayEqualsLive(@ForAll("batches") List<List<Submission>> batches) {
        var life = live(batches);

        assertThat(WardrobeSamples.apply(Wardrobe.untouched(), life.events())).isEqualTo(life.end());
    }

    @Property
    void isDecidedAlikeInOneBatchOrMany(@ForAll("batches") List<List<Submission>> batches) {
        var life = live(batches);
        var single = live(batches.stream().flatMap(List::stream).map(List::of).toList());

        assertThat(single.outcomes()).isEqualTo(life.outcomes());
        assertThat(single.end()).isEqualTo(life.end());
    }

    @Property
    void writesEveryKeyOnce(@ForAll("batches") List<List<Submission>> batches) {
        assertThat(live(batches).events().stream().map(event -> event.cause().key()))
                .doesNotHaveDuplicates();
    }

    @Property
    void remembersWhateverIsAccepted(@ForAll("batches") List<List<Submission>> batches) {
        for (var submission : batches.stream().flatMap(List::stream).toList()) {
            var batch = WardrobeBatch.decide(Wardrobe.untouched(), List.of(submission), NOON);
            boolean accepted = batch.outcomes().get(0) instanceof WardrobeOutcome.Accepted;
            assertThat(batch.events()).hasSize(accepted ? 1 : 0);
        }
    }

    @Provide
    Arbitrary<List<List<Submission>>> batches() {
        var command = Arbitraries.frequencyOf(
                Tuple.of(8, dress()),
                Tuple.of(1, names().map(WardrobeCommand.Save::new)),
                Tuple.of(1, names().map(WardrobeCommand.Forget::new)),
                Tuple.of(2, names().map(WardrobeCommand.Wear::new)));
        return Combinators.combine(Arbitraries.integers().between(1, 40), command)
                .as(WardrobeSamples::submission)
                .list()
                .ofMaxSize(5)
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c");
    }

    private static Arbitrary<WardrobeCommand> dress() {
        var garment = Arbitraries.integers().between(1, 12).map(WardrobePropertiesTest::garment);
        var product = Arbitraries.integers().between(1, 12).map(i -> "p" + i);
        var height = Arbitraries.of(0.75, 1.0, 1.25).injectNull(0.6);
        return Combinators.combine(garment.list().ofMaxSize(3), product.list().ofMaxSize(1), height)
                .as((wear, off, tall) -> new WardrobeCommand.Dress(wear, off, new BodyChange(null, tall, null, null)));
    }

    /** The same number is always the same product: a slot, and every third hides the slot after its own. */
    private static Garment garment(int number) {
        int slot = number % SLOTS.size();
        var hides = number % 3 == 0 ? List.of(SLOTS.get((slot + 1) % SLOTS.size())) : List.<String>of();
        return new Garment("p" + number, SLOTS.get(slot), hides);
    }
}
