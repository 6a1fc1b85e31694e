package dev.hearth.wardrobe.domain;

import java.time.Instant;
import java.util.List;

/**
 * Decides one command against a wardrobe. A wish that is fulfilled already is accepted, so that a client which does not
 * know may simply ask; its event remembers the key and changes nothing else.
 *
 * @param at time of the event: never before the wardrobe's last one
 */
record WardrobeDecider(Wardrobe wardrobe, Cause cause, Instant at)
        implements WardrobeCommand.Visitor<WardrobeDecider.Decision> {

    /** The outcome, and the events that bring it about. */
    record Decision(WardrobeOutcome outcome, List<WardrobeEvent> events) {
        Decision {
            events = List.copyOf(events);
        }
    }

    /** The first outcome of a key that was used before, otherwise what the command comes to. */
    Decision decide(WardrobeCommand command) {
        return wardrobe.keys().find(cause.key()).map(this::again).orElseGet(() -> command.accept(this));
    }

    private Decision again(KeyMemory.Memo memo) {
        if (!memo.cause().equals(cause)) {
            return rejected(WardrobeRejection.KEY_CONFLICT);
        }
        var first = new WardrobeOutcome.Accepted(memo.version(), memo.look(), memo.off(), true);
        return new Decision(first, List.of());
    }

    @Override
    public Decision onDress(WardrobeCommand.Dress command) {
        if (!command.takeOff().stream().allMatch(wardrobe.outfit()::wears)) {
            return rejected(WardrobeRejection.NOT_WORN);
        }
        if (Outfit.isCrowded(command.wear())) {
            return rejected(WardrobeRejection.SLOT_CONFLICT);
        }
        var next = wardrobe.outfit()
                .without(command.takeOff())
                .with(command.wear())
                .with(command.body().applyTo(wardrobe.outfit().body()));
        return dressed(next, command.takeOff());
    }

    @Override
    public Decision onSave(WardrobeCommand.Save command) {
        var present = new SavedLook(command.name(), wardrobe.outfit());
        var known = wardrobe.saved(command.name());
        if (known.filter(present::equals).isPresent()) {
            return unchanged();
        }
        if (known.isEmpty() && wardrobe.saved().size() >= Wardrobe.SAVED_MAX) {
            return rejected(WardrobeRejection.LOOKS_FULL);
        }
        return kept(new WardrobeEvent.LookSaved(at, cause, command.name(), wardrobe.outfit()));
    }

    @Override
    public Decision onForget(WardrobeCommand.Forget command) {
        return wardrobe.saved(command.name())
                .map(known -> kept(new WardrobeEvent.LookForgotten(at, cause, known.name())))
                .orElseGet(() -> rejected(WardrobeRejection.UNKNOWN_LOOK));
    }

    @Override
    public Decision onWear(WardrobeCommand.Wear command) {
        return wardrobe.saved(command.name())
                .map(known -> dressed(known.outfit(), List.of()))
                .orElseGet(() -> rejected(WardrobeRejection.UNKNOWN_LOOK));
    }

    private Decision dressed(Outfit next, List<String> named) {
        if (next.equals(wardrobe.outfit())) {
            return unchanged();
        }
        var off = wardrobe.outfit().products().stream()
                .filter(product -> !next.wears(product) && !named.contains(product))
                .toList();
        long version = wardrobe.version() + 1;
        return new Decision(
                new WardrobeOutcome.Accepted(version, next.look(), off, false),
                List.of(new WardrobeEvent.Dressed(at, cause, version, next, off)));
    }

    private Decision kept(WardrobeEvent event) {
        return new Decision(asItIs(), List.of(event));
    }

    private Decision unchanged() {
        return kept(new WardrobeEvent.NothingChanged(at, cause));
    }

    private WardrobeOutcome asItIs() {
        return new WardrobeOutcome.Accepted(wardrobe.version(), wardrobe.look(), List.of(), false);
    }

    private static Decision rejected(WardrobeRejection rejection) {
        return new Decision(new WardrobeOutcome.Refused(rejection), List.of());
    }
}
