package dev.hearth.wardrobe;

import dev.hearth.store.StoreGuard;

/** What a wardrobe tells itself: answers that came back, and timers. */
sealed interface WardrobeSignal extends WardrobeEntity.Internal {

    record JournalSaid(WardrobeJournal.Reply reply) implements WardrobeSignal {}

    record StoreSaid(StoreGuard.Answer answer) implements WardrobeSignal {}

    /** @param done false if the table may not have the look */
    record TableAnswered(boolean done) implements WardrobeSignal {}

    /** A timer; also the key of that timer. */
    enum Due implements WardrobeSignal {
        /** Something that waits may have waited too long. */
        SWEEP,
        /** The pause before the next attempt to recover is over. */
        RECOVERY,
        /** The pause before the next attempt to write the look is over. */
        PUBLICATION,
        /** Nothing has happened for a while. */
        SLEEP,
        /** Stopping has taken long enough, unless a write may still land. */
        STOP,
        /** Stopping has taken long enough, whatever may still land. */
        STOP_ANYWAY
    }
}
