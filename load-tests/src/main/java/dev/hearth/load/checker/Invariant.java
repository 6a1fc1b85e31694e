package dev.hearth.load.checker;

/** The promises the checker judges, in the order in which it reports them. */
public enum Invariant {
    LOG_IS_WHOLE("the log holds every offset from 1 on, each once"),
    DONE_ONCE("every ok'd durable command stands exactly once, where its answer said"),
    REFUSED_NEVER("no error'd durable command has an effect"),
    OPEN_AT_MOST_ONCE("unknown and unanswered commands have their effect once or never, and nothing else happened"),
    ONE_ORDER("all clients saw the log's order, without holes except announced snapshots"),
    SNAPSHOT_IS_REPLAY("a snapshot at a position equals the log folded up to it"),
    LOOKS_RISE("each look of somebody in a room is newer than the one before, and was asked for"),
    NOTHING_LEAKED("nobody was sent messages between other people");

    private final String promise;

    Invariant(String promise) {
        this.promise = promise;
    }

    /** The promise as one sentence. */
    public String promise() {
        return promise;
    }
}
