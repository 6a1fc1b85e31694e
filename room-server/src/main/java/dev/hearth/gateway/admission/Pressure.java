package dev.hearth.gateway.admission;

/** What a node may have too much of to admit anybody new. */
public enum Pressure {
    /** Event loops are late: everything that sockets and rooms do waits. */
    EVENT_LOOP("event loops are late"),
    /** Old objects fill the heap even after they were collected. */
    HEAP("the heap is full of what is in use"),
    /** Commits of rooms take long: the store is slow. */
    STORE("the store is slow");

    private final String meaning;

    Pressure(String meaning) {
        this.meaning = meaning;
    }

    /** In words for operators. */
    public String meaning() {
        return meaning;
    }
}
