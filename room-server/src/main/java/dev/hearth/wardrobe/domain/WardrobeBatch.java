package dev.hearth.wardrobe.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands decided in order, each against what the ones before it left: one list of events, written as one.
 *
 * @param outcomes one per command, in their order
 */
public record WardrobeBatch(List<WardrobeOutcome> outcomes, List<WardrobeEvent> events) {

    public WardrobeBatch {
        outcomes = List.copyOf(outcomes);
        events = List.copyOf(events);
    }

    /** A command and the key under which it is remembered. */
    public record Submission(Cause cause, WardrobeCommand command) {}

    /**
     * Decides all commands.
     *
     * @param now wall clock; events get a time in milliseconds that never goes back
     */
    public static WardrobeBatch decide(Wardrobe wardrobe, List<Submission> submissions, Instant now) {
        var outcomes = new ArrayList<WardrobeOutcome>(submissions.size());
        var events = new ArrayList<WardrobeEvent>();
        var time = now.truncatedTo(ChronoUnit.MILLIS);
        var at = time.isBefore(wardrobe.lastEventAt()) ? wardrobe.lastEventAt() : time;
        var state = wardrobe;
        for (var submission : submissions) {
            var decision = new WardrobeDecider(state, submission.cause(), at).decide(submission.command());
            outcomes.add(decision.outcome());
            events.addAll(decision.events());
            for (var event : decision.events()) {
                state = state.apply(event);
            }
        }
        return new WardrobeBatch(outcomes, events);
    }
}
