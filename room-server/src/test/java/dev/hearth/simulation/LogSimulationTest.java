package dev.hearth.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.journal.SealedTypesModule;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxCommand;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxRejection;
import dev.hearth.session.domain.MessageMemory;
import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeBatch.Submission;
import dev.hearth.wardrobe.domain.WardrobeEvent;
import dev.hearth.wardrobe.domain.WardrobeRejection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What holds in inboxes and wardrobes whatever is sent twice, lost or stored without anybody hearing of it. */
class LogSimulationTest {

    private static final int STEPS = 120;
    private static final List<String> MISFORTUNES =
            List.of("sent again", "repeated", "recovery", "recovery from bytes");

    @Test
    void inboxesKeepEveryInvariant() {
        var tally = Seeds.runAll(
                "LogSimulationTest#inboxesKeepEveryInvariant",
                seed -> LogSimulation.run(new SimulatedInbox(), seed, STEPS));
        assertReached(tally, SealedTypesModule.leaves(InboxEvent.class), InboxRejection.values());
    }

    @Test
    void wardrobesKeepEveryInvariant() {
        var tally = Seeds.runAll(
                "LogSimulationTest#wardrobesKeepEveryInvariant",
                seed -> LogSimulation.run(new SimulatedWardrobe(), seed, STEPS));
        assertReached(tally, SealedTypesModule.leaves(WardrobeEvent.class), WardrobeRejection.values());
    }

    private static void assertReached(Tally tally, Collection<?> events, Object[] rejections) {
        Assumptions.assumeFalse(Seeds.areChosen(), "a few seeds need not reach everything");
        for (var all : List.of(events, List.of(rejections), MISFORTUNES, List.of(StubJournal.Fate.values()))) {
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(
                            each -> assertThat(tally.of(each)).as("%s", each).isPositive());
        }
    }

    @Test
    void noticesAnInboxThatForgetsItsKeys() {
        assertNoticed(new SimulatedInbox() {
            @Override
            public Decided<InboxEvent> decide(Inbox inbox, List<InboxCommand> commands, Instant now) {
                return super.decide(withoutKeys(inbox), commands, now);
            }
        });
    }

    @Test
    void noticesAnInboxThatLosesAnEvent() {
        assertNoticed(new SimulatedInbox() {
            @Override
            public Decided<InboxEvent> decide(Inbox inbox, List<InboxCommand> commands, Instant now) {
                var decided = super.decide(inbox, commands, now);
                int kept = Math.min(decided.events().size(), 2);
                return new Decided<>(decided.events().subList(0, kept), decided.answers());
            }
        });
    }

    @Test
    void noticesAWardrobeThatForgetsWhatChangedNothing() {
        assertNoticed(new SimulatedWardrobe() {
            @Override
            public Decided<WardrobeEvent> decide(Wardrobe wardrobe, List<Submission> submissions, Instant now) {
                var decided = super.decide(wardrobe, submissions, now);
                var changes = decided.events().stream()
                        .filter(event -> !(event instanceof WardrobeEvent.NothingChanged))
                        .toList();
                return new Decided<>(changes, decided.answers());
            }
        });
    }

    private static void assertNoticed(LoggedThing<?, ?, ?> broken) {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= 20; seed++) {
                        LogSimulation.run(broken, seed, STEPS);
                    }
                })
                .isInstanceOf(Violation.class);
    }

    private static Inbox withoutKeys(Inbox inbox) {
        return new Inbox(
                inbox.epochNonce(),
                inbox.offset(),
                inbox.lastEventAt(),
                inbox.readUpTo(),
                inbox.recent(),
                inbox.unread(),
                MessageMemory.EMPTY,
                inbox.recentRooms());
    }
}
