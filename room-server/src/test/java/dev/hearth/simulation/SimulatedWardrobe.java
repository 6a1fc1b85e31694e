package dev.hearth.simulation;

import dev.hearth.wardrobe.domain.BodyChange;
import dev.hearth.wardrobe.domain.Cause;
import dev.hearth.wardrobe.domain.Garment;
import dev.hearth.wardrobe.domain.KeyMemory;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeBatch;
import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import dev.hearth.wardrobe.domain.WardrobeEvent;
import dev.hearth.wardrobe.domain.WardrobeOutcome;
import dev.hearth.wardrobe.journal.WardrobeSerializer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** A wardrobe whose owner cannot decide. */
class SimulatedWardrobe implements LoggedThing<Wardrobe, Submission, WardrobeEvent> {

    private static final List<Garment> GARMENTS = List.of(
            new Garment("cap", "hat", List.of("hair")),
            new Garment("curls", "hair", List.of()),
            new Garment("shirt", "top", List.of()),
            new Garment("dress", "top", List.of("bottom")),
            new Garment("jeans", "bottom", List.of()),
            new Garment("boots", "shoes", List.of("socks")),
            new Garment("socks", "socks", List.of()));

    private final StoredForm form = new StoredForm(new WardrobeSerializer());

    @Override
    public Wardrobe untouched() {
        return Wardrobe.untouched();
    }

    @Override
    public Decided<WardrobeEvent> decide(Wardrobe wardrobe, List<Submission> submissions, Instant now) {
        var batch = WardrobeBatch.decide(wardrobe, submissions, now);
        return new Decided<>(
                batch.events(),
                batch.outcomes().stream().map(SimulatedWardrobe::answer).toList());
    }

    private static Answer answer(WardrobeOutcome outcome) {
        if (outcome instanceof WardrobeOutcome.Accepted accepted) {
            return new Answer(true, accepted.duplicate(), List.of(accepted.version(), accepted.look(), accepted.off()));
        }
        return new Answer(false, false, ((WardrobeOutcome.Refused) outcome).rejection());
    }

    @Override
    public Wardrobe apply(Wardrobe wardrobe, WardrobeEvent event) {
        return wardrobe.apply(event);
    }

    @Override
    public Submission wish(Chance chance, Wardrobe wardrobe, int key) {
        var cause = new Cause(Crowd.key(key), "c" + chance.below(1_000));
        return new Submission(cause, command(chance));
    }

    private static WardrobeCommand command(Chance chance) {
        int dice = chance.below(10);
        var name = "look " + chance.below(dice < 7 ? 80 : 10);
        if (dice < 4) {
            var wear =
                    chance.oneIn(4) ? List.of(chance.of(GARMENTS), chance.of(GARMENTS)) : List.of(chance.of(GARMENTS));
            var off = chance.oneIn(4) ? List.of(chance.of(GARMENTS).product()) : List.<String>of();
            var body = new BodyChange(null, null, null, chance.oneIn(2) ? chance.between(1, 8) : null);
            return new WardrobeCommand.Dress(wear, off, body);
        }
        if (dice < 7) {
            return new WardrobeCommand.Save(name);
        }
        return dice < 9 ? new WardrobeCommand.Wear(name) : new WardrobeCommand.Forget(name);
    }

    @Override
    public Object keyOf(Submission submission) {
        return submission.cause().key();
    }

    @Override
    public Object keyIn(WardrobeEvent event) {
        return event.cause().key();
    }

    @Override
    public Object contentOf(Submission submission) {
        return submission.cause();
    }

    @Override
    public void check(Wardrobe wardrobe, List<WardrobeEvent> log) {
        long dressed =
                log.stream().filter(WardrobeEvent.Dressed.class::isInstance).count();
        Violation.unless(wardrobe.version() == Wardrobe.FIRST_VERSION + dressed, "versions do not rise by one");
        Violation.unless(wardrobe.saved().size() <= Wardrobe.SAVED_MAX, "too many looks are kept");
        Violation.unless(wardrobe.keys().memos().size() <= KeyMemory.KEYS_MAX, "too many keys are remembered");
        var slots = new HashSet<String>();
        for (var garment : wardrobe.outfit().worn()) {
            Violation.unless(slots.add(garment.slot()), "two products in one slot");
        }
        for (var garment : wardrobe.outfit().worn()) {
            Violation.unless(garment.hides().stream().noneMatch(slots::contains), "what is hidden is worn");
        }
    }

    @Override
    public StoredForm form() {
        return form;
    }

    @Override
    public Class<Wardrobe> stateType() {
        return Wardrobe.class;
    }

    @Override
    public Class<WardrobeEvent> eventType() {
        return WardrobeEvent.class;
    }
}
