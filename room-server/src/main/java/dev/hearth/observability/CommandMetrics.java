package dev.hearth.observability;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Commands of clients, by what they are and what they came to. */
public final class CommandMetrics {

    private final Map<String, Map<CommandOutcome, Counter>> answers = new HashMap<>();
    private final Counter invalid;

    CommandMetrics(NodeMetrics metrics, Set<String> types) {
        for (var type : types) {
            var outcomes = new EnumMap<CommandOutcome, Counter>(CommandOutcome.class);
            for (var outcome : CommandOutcome.values()) {
                outcomes.put(
                        outcome,
                        metrics.counter(
                                NodeMetrics.COMMAND_ANSWERS,
                                "Commands that were answered, by type and outcome",
                                "type",
                                type,
                                "outcome",
                                Labels.of(outcome)));
            }
            answers.put(type, outcomes);
        }
        this.invalid = metrics.counter(NodeMetrics.MESSAGES_INVALID, "Messages of clients that are no message");
    }

    /** A command got its answer. A type that is not known counts nowhere. */
    public void answered(String type, CommandOutcome outcome) {
        var outcomes = answers.get(type);
        var counter = outcomes == null ? null : outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    /** A client sent something that could not be read as a message. */
    public void invalid() {
        invalid.increment();
    }
}
