package dev.hearth.session.domain;

import static dev.hearth.session.domain.InboxSamples.NONCE;
import static dev.hearth.session.domain.InboxSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.session.domain.InboxCommand.Acknowledge;
import dev.hearth.session.domain.InboxCommand.NoteRooms;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import dev.hearth.session.domain.InboxOutcome.Done;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever is asked of an inbox. */
@PropertyDefaults(tries = 300)
class InboxPropertiesTest {

    private static final int UNREAD_MAX = 5;

    /** A random life: batches in order, what they wrote and what they were answered. */
    private record Life(Inbox end, List<InboxEvent> events, List<InboxCommand> commands, List<InboxOutcome> outcomes) {}

    private static Life live(List<List<InboxCommand>> batches) {
        var inbox = Inbox.unopened(NONCE);
        var events = new ArrayList<InboxEvent>();
        var commands = new ArrayList<InboxCommand>();
        var outcomes = new ArrayList<InboxOutcome>();
        for (var commandsOfBatch : batches) {
            var batch = InboxBatch.decide(inbox, commandsOfBatch, NOON, UNREAD_MAX);
            inbox = InboxSamples.apply(inbox, batch.events());
            events.addAll(batch.events());
            commands.addAll(commandsOfBatch);
            outcomes.addAll(batch.outcomes());
        }
        return new Life(inbox, events, commands, outcomes);
    }

    @Property
    void replayEqualsLive(@ForAll("batches") List<List<InboxCommand>> batches) {
        var life = live(batches);

        assertThat(InboxSamples.apply(Inbox.unopened("other"), life.events()).recent())
                .isEqualTo(life.end().recent());
        if (life.end().isOpen()) {
            assertThat(InboxSamples.apply(Inbox.unopened("other"), life.events()))
                    .isEqualTo(life.end());
        }
    }

    @Property
    void offsetsRiseByOneWithEveryEvent(@ForAll("batches") List<List<InboxCommand>> batches) {
        var life = live(batches);

        assertThat(life.end().offset()).isEqualTo(life.events().size());
        assertThat(life.end().events(1, life.end().offset())).isEqualTo(life.events());
    }

    @Property
    void keepsEveryMessageIdOnce(@ForAll("batches") List<List<InboxCommand>> batches) {
        assertThat(live(batches).events().stream()
                        .filter(MessageKept.class::isInstance)
                        .map(event -> ((MessageKept) event).message()))
                .doesNotHaveDuplicates();
    }

    @Property
    void answersASecondSendingLikeTheFirst(@ForAll("batches") List<List<InboxCommand>> batches) {
        var life = live(batches);
        var offsets = new HashMap<String, Long>();
        for (int i = 0; i < life.commands().size(); i++) {
            if (life.commands().get(i) instanceof InboxCommand.Keep keep
                    && life.outcomes().get(i) instanceof Done done) {
                var first = offsets.putIfAbsent(keep.message(), done.offset());
                assertThat(done.duplicate()).isEqualTo(first != null);
                assertThat(done.offset()).isEqualTo(first == null ? done.offset() : first);
            }
        }
    }

    @Property
    void neverHoldsMoreUnreadThanAllowedAndCountsThemRight(@ForAll("batches") List<List<InboxCommand>> batches) {
        var life = live(batches);
        var unread = new ArrayList<Long>();
        for (int i = 0; i < life.events().size(); i++) {
            long offset = i + 1L;
            if (life.events().get(i) instanceof MessageKept message
                    && !message.own()
                    && offset > life.end().readUpTo()) {
                unread.add(offset);
            }
        }

        assertThat(life.end().unread()).isEqualTo(unread);
        assertThat(unread).hasSizeLessThanOrEqualTo(UNREAD_MAX);
    }

    @Property
    void isDecidedAlikeInOneBatchOrMany(@ForAll("batches") List<List<InboxCommand>> batches) {
        var life = live(batches);
        var single = live(life.commands().stream().map(List::of).toList());

        assertThat(single.outcomes()).isEqualTo(life.outcomes());
        assertThat(single.end()).isEqualTo(life.end());
    }

    @Property
    void doesNothingWhenEverythingIsSaidAgain(
            @ForAll("batches") List<List<InboxCommand>> batches, @ForAll @IntRange(max = 20) int from) {
        var life = live(batches);
        var accepted = new ArrayList<InboxCommand>();
        for (int i = 0; i < life.commands().size(); i++) {
            if (life.outcomes().get(i) instanceof Done && !(life.commands().get(i) instanceof NoteRooms)) {
                accepted.add(life.commands().get(i));
            }
        }
        var again = accepted.subList(Math.min(from, accepted.size()), accepted.size());

        assertThat(InboxBatch.decide(life.end(), again, NOON, UNREAD_MAX).events())
                .isEmpty();
    }

    @Provide
    Arbitrary<List<List<InboxCommand>>> batches() {
        Arbitrary<InboxCommand> keep = Combinators.combine(
                        Arbitraries.integers().between(1, 12), Arbitraries.of("x", "y"), Arbitraries.of(true, false))
                .as((id, print, own) -> new InboxCommand.Keep(
                        "m" + id, print, own, InboxSamples.BOB, InboxSamples.ANN, null, "text of " + id + print));
        Arbitrary<InboxCommand> read = Arbitraries.longs().between(-1, 12).map(Acknowledge::new);
        Arbitrary<InboxCommand> rooms = Arbitraries.integers()
                .between(1, 4)
                .map(InboxSamples::room)
                .list()
                .ofMaxSize(4)
                .map(NoteRooms::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, keep),
                        net.jqwik.api.Tuple.of(2, read),
                        net.jqwik.api.Tuple.of(1, rooms))
                .list()
                .ofMaxSize(5)
                .list()
                .ofMaxSize(8);
    }
}
