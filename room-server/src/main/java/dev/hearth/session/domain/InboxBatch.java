package dev.hearth.session.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands decided in order, each against what the ones before it left: one list of events, written as one.
 *
 * @param outcomes one per command, in their order
 */
public record InboxBatch(List<InboxOutcome> outcomes, List<InboxEvent> events) {

    public InboxBatch {
        outcomes = List.copyOf(outcomes);
        events = List.copyOf(events);
    }

    /**
     * Decides all commands.
     *
     * @param now wall clock; events get a time that never goes back
     * @param unreadMax how many unread messages of others fit
     */
    public static InboxBatch decide(Inbox inbox, List<InboxCommand> commands, Instant now, int unreadMax) {
        var outcomes = new ArrayList<InboxOutcome>(commands.size());
        var events = new ArrayList<InboxEvent>();
        var at = now.isBefore(inbox.lastEventAt()) ? inbox.lastEventAt() : now;
        var state = inbox;
        for (var command : commands) {
            var decision = command.accept(new InboxDecider(state, at, unreadMax));
            outcomes.add(decision.outcome());
            events.addAll(decision.events());
            for (var event : decision.events()) {
                state = state.apply(event);
            }
        }
        return new InboxBatch(outcomes, events);
    }
}
