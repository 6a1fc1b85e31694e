package dev.hearth.audit;

/**
 * Something in a log that must not be there.
 *
 * @param log the persistence id
 * @param sequenceNumber where it was found
 * @param kind what it is
 * @param detail what was expected and what was found, without any content of the event
 */
public record Finding(String log, long sequenceNumber, Kind kind, String detail) {
    /** What can be wrong with a log. */
    public enum Kind {
        /** A number is missing: an event was lost. */
        GAP,
        /** A number stands twice: two writers wrote at once. */
        DOUBLE,
        /** A writer went on after another one had begun. */
        INTERLEAVED_WRITERS,
        /** This release cannot read the event. */
        UNDECODABLE
    }

    /** One line for the report. */
    public String line() {
        return log + " at " + sequenceNumber + ": " + kind + ", " + detail;
    }
}
