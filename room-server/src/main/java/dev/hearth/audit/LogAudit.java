package dev.hearth.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks one log, event by event in stored order. Its memory does not grow with the log: it remembers the last few hundred
 * writers only.
 */
public final class LogAudit {
    /** Writers remembered per log; one more pushes out the oldest. */
    static final int WRITERS_MAX = 256;

    private final String log;
    private final EventDecoder decoder;
    private final Consumer<Finding> findings;
    private final Set<String> pastWriters = new LinkedHashSet<>();
    private long last;
    private String writer = "";

    /**
     * An audit of one log.
     *
     * @param deletedTo everything up to this number was deleted on purpose
     */
    public LogAudit(String log, long deletedTo, EventDecoder decoder, Consumer<Finding> findings) {
        this.log = log;
        this.last = deletedTo;
        this.decoder = decoder;
        this.findings = findings;
    }

    /** Checks the next event. */
    public void next(StoredEvent event) {
        checkNumber(event.sequenceNumber());
        checkWriter(event);
        decoder.problem(event)
                .ifPresent(problem ->
                        report(event.sequenceNumber(), Finding.Kind.UNDECODABLE, event.manifest() + ": " + problem));
        last = Math.max(last, event.sequenceNumber());
    }

    private void checkNumber(long number) {
        if (number > last + 1) {
            report(number, Finding.Kind.GAP, "expected " + (last + 1));
        } else if (number == last) {
            report(number, Finding.Kind.DOUBLE, "the number stands more than once");
        } else if (number < last) {
            report(number, Finding.Kind.DOUBLE, "after " + last);
        }
    }

    private void checkWriter(StoredEvent event) {
        if (event.writer().equals(writer)) {
            return;
        }
        if (pastWriters.remove(event.writer())) {
            report(
                    event.sequenceNumber(),
                    Finding.Kind.INTERLEAVED_WRITERS,
                    "writer " + event.writer() + " went on after " + writer);
        }
        remember(writer);
        writer = event.writer();
    }

    private void remember(String past) {
        pastWriters.add(past);
        if (pastWriters.size() > WRITERS_MAX) {
            pastWriters.remove(pastWriters.iterator().next());
        }
    }

    private void report(long number, Finding.Kind kind, String detail) {
        findings.accept(new Finding(log, number, kind, detail));
    }
}
