package dev.hearth.observability;

/** What a node may suffer from without being the worse choice: other nodes would suffer from it too, or from its people. */
public enum Degradation {
    /** The store does not answer. */
    STORE,
    /** Commits take so long that nobody new is admitted. */
    STORE_SLOW,
    /** Event loops are so late that nobody new is admitted. */
    EVENT_LOOP,
    /** The heap is so full that nobody new is admitted. */
    HEAP;

    String label() {
        return Labels.of(this);
    }
}
