package dev.hearth.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.AuditCheck.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditCheckTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    private static List<AuditEntry> log(int lines) {
        var log = new ArrayList<AuditEntry>();
        AuditEntry last = null;
        for (int i = 0; i < lines; i++) {
            var deed = new Deed("ada", "node.drain", "10.0.0." + i + ":7355", "new release");
            last = AuditEntry.after(last, deed, NOON.plusSeconds(i), "10.0.0.9:7355");
            log.add(last);
        }
        return log;
    }

    private static AuditCheck check(List<AuditEntry> log) {
        var check = AuditCheck.begin();
        for (var entry : log) {
            check = check.next(entry);
        }
        return check;
    }

    @Test
    void findsNothingInALogAsItWasWritten() {
        var log = log(5);

        assertThat(check(log).fault()).isEmpty();
        assertThat(check(log).entries()).isEqualTo(5);
        assertThat(check(log).head()).isEqualTo(log.get(4).hash());
        assertThat(check(List.of()).head()).isEqualTo(AuditEntry.BEGINNING);
    }

    static List<UnaryOperator<AuditEntry>> changes() {
        return List.of(
                line -> with(line, line.at().plusMillis(1), line.node(), line.deed()),
                line -> with(line, line.at(), "10.0.0.8:7355", line.deed()),
                line -> with(line, line.at(), line.node(), new Deed("eve", "node.drain", target(line), "new release")),
                line -> with(line, line.at(), line.node(), new Deed("ada", "room.close", target(line), "new release")),
                line -> with(line, line.at(), line.node(), new Deed("ada", "node.drain", "10.0.0.7:1", "new release")),
                line -> with(line, line.at(), line.node(), new Deed("ada", "node.drain", target(line), "")),
                // The same characters, cut elsewhere.
                line -> with(
                        line, line.at(), line.node(), new Deed("ada", "node.drain" + target(line), "", "new release")));
    }

    private static String target(AuditEntry line) {
        return line.deed().target();
    }

    private static AuditEntry with(AuditEntry line, Instant at, String node, Deed deed) {
        return new AuditEntry(line.number(), at, node, deed, line.previous(), line.hash());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void findsALineThatWasChanged(UnaryOperator<AuditEntry> change) {
        var log = log(5);
        log.set(2, change.apply(log.get(2)));

        assertThat(check(log).fault()).contains(new AuditCheck.Fault(3, Kind.CHANGED));
        assertThat(check(log).entries()).isEqualTo(2);
    }

    @Test
    void findsALineThatWasChangedAndHashedAnew() {
        var log = log(5);
        var line = log.get(2);
        var deed = new Deed("eve", "node.drain", target(line), "new release");
        log.set(2, AuditEntry.after(log.get(1), deed, line.at(), line.node()));

        assertThat(check(log).fault()).contains(new AuditCheck.Fault(4, Kind.BROKEN_LINK));
    }

    @Test
    void findsALineThatWasTakenOut() {
        var log = log(5);
        log.remove(2);

        assertThat(check(log).fault()).contains(new AuditCheck.Fault(3, Kind.GAP));
    }

    @Test
    void findsLinesThatChangedPlaces() {
        var log = log(5);
        var third = log.remove(2);
        log.add(third);

        assertThat(check(log).fault()).contains(new AuditCheck.Fault(3, Kind.GAP));
    }

    @Test
    void findsABeginningThatIsMissing() {
        assertThat(check(log(5).subList(1, 5)).fault()).contains(new AuditCheck.Fault(1, Kind.GAP));
    }
}
