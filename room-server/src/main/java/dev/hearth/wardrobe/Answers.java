package dev.hearth.wardrobe;

import dev.hearth.store.JournalAccess;
import dev.hearth.wardrobe.WardrobeEntity.Answer;
import dev.hearth.wardrobe.WardrobeEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeOutcome;
import dev.hearth.wardrobe.domain.WardrobeRejection;

/** Says in the words of the public door what a wardrobe decided. */
final class Answers {

    private Answers() {}

    static Answer of(WardrobeOutcome.Accepted accepted) {
        return new WardrobeEntity.Done(accepted.version(), accepted.look(), accepted.off(), accepted.duplicate());
    }

    static Answer of(Wardrobe wardrobe) {
        var saved = wardrobe.saved().stream()
                .map(look -> new WardrobeEntity.Kept(look.name(), look.outfit().look()))
                .toList();
        return new WardrobeEntity.Shown(wardrobe.version(), wardrobe.look(), saved);
    }

    /** Of everything that is not accepted. */
    static Answer refusal(JournalAccess.Answer<WardrobeOutcome> answer) {
        if (answer instanceof JournalAccess.Undecided<WardrobeOutcome> undecided) {
            return new Refused(refusal(undecided.why()));
        }
        var outcome = ((JournalAccess.Decided<WardrobeOutcome>) answer).outcome();
        return new Refused(refusal(((WardrobeOutcome.Refused) outcome).rejection()));
    }

    private static Refusal refusal(JournalAccess.Why why) {
        return switch (why) {
            case NOT_REACHED -> Refusal.STORAGE_UNAVAILABLE;
            case PENDING -> Refusal.OUTCOME_PENDING;
            case OVERLOADED -> Refusal.BUSY;
        };
    }

    private static Refusal refusal(WardrobeRejection rejection) {
        return switch (rejection) {
            case SLOT_CONFLICT -> Refusal.SLOT_CONFLICT;
            case NOT_WORN -> Refusal.NOT_WORN;
            case UNKNOWN_LOOK -> Refusal.UNKNOWN_LOOK;
            case LOOKS_FULL -> Refusal.LOOKS_FULL;
            case KEY_CONFLICT -> Refusal.KEY_CONFLICT;
        };
    }
}
