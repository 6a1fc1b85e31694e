package dev.hearth.observability;

/** How a stream went on for a client that came back: values of a label. */
public enum StreamAnswer {
    LIVE,
    REPLAY,
    SNAPSHOT,
    GONE;

    String label() {
        return Labels.of(this);
    }
}
