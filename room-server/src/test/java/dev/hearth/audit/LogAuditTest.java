package dev.hearth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogAuditTest {
    private final List<Finding> findings = new ArrayList<>();

    private static StoredEvent event(long number, String writer) {
        return new StoredEvent(number, writer, 1, "room.talk-said.v1", ByteBuffer.allocate(0));
    }

    private List<String> audit(long deletedTo, StoredEvent... events) {
        var audit = new LogAudit("room|r1", deletedTo, event -> Optional.empty(), findings::add);
        for (var event : events) {
            audit.next(event);
        }
        return findings.stream().map(Finding::line).toList();
    }

    @Test
    void acceptsALogWithoutHolesByWritersThatFollowEachOther() {
        assertThat(audit(0, event(1, "a"), event(2, "a"), event(3, "b"), event(4, "c")))
                .isEmpty();
    }

    @Test
    void acceptsThatTheBeginningWasDeletedOnPurpose() {
        assertThat(audit(7, event(8, "a"), event(9, "a"))).isEmpty();
    }

    @Test
    void findsAGapAndSaysWhatWasExpected() {
        assertThat(audit(0, event(1, "a"), event(3, "a"))).containsExactly("room|r1 at 3: GAP, expected 2");
    }

    @Test
    void findsAMissingBeginning() {
        assertThat(audit(0, event(2, "a"))).containsExactly("room|r1 at 2: GAP, expected 1");
    }

    @Test
    void reportsOneGapOnce() {
        assertThat(audit(0, event(1, "a"), event(5, "a"), event(6, "a"))).hasSize(1);
    }

    @Test
    void findsANumberThatStandsTwice() {
        assertThat(audit(0, event(1, "a"), event(2, "a"), event(2, "b"), event(3, "b")))
                .containsExactly("room|r1 at 2: DOUBLE, the number stands more than once");
    }

    @Test
    void findsAWriterThatWentOnAfterAnother() {
        assertThat(audit(0, event(1, "a"), event(2, "b"), event(3, "a")))
                .containsExactly("room|r1 at 3: INTERLEAVED_WRITERS, writer a went on after b");
    }

    @Test
    void remembersABoundedNumberOfWriters() {
        var events = new ArrayList<StoredEvent>();
        events.add(event(1, "first"));
        for (var i = 0; i < LogAudit.WRITERS_MAX; i++) {
            events.add(event(2 + i, "writer-" + i));
        }

        events.add(event(events.size() + 1, "first"));
        assertThat(audit(0, events.toArray(new StoredEvent[0]))).hasSize(1);
        findings.clear();
        events.remove(events.size() - 1);
        events.add(event(events.size() + 1, "one more"));
        events.add(event(events.size() + 1, "first"));
        assertThat(audit(0, events.toArray(new StoredEvent[0]))).isEmpty();
    }

    @Test
    void findsAnEventThatDoesNotDecodeByItsManifest() {
        var audit = new LogAudit("room|r1", 0, event -> Optional.of("NotSerializableException"), findings::add);

        audit.next(event(1, "a"));

        assertThat(findings.get(0).line())
                .isEqualTo("room|r1 at 1: UNDECODABLE, room.talk-said.v1: NotSerializableException");
    }
}
