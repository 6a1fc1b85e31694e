package dev.hearth.load.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.load.bot.History;
import dev.hearth.load.bot.Sighting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryCheckerTest {

    private final KnownRun run = KnownRun.correct();

    @Test
    void acceptsACorrectRun() {
        CheckReport report = run.check();

        assertThat(report.clean()).as(report.toString()).isTrue();
        assertThat(report.checked()).containsOnlyKeys(Invariant.values());
    }

    @Test
    void refusesHalfAHistory() {
        History full = new History("ann", 0);
        full.saw(Sighting.Kind.CONNECTED, "", "", 0, KnownRun.json("{}"));

        assertThatThrownBy(() -> HistoryChecker.check(List.of(full), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptsAJoinThatHadNothingToChange() {
        run.command(run.bob, "{'type':'room.join','room':'r','again':1}", "{'offset':9,'occupant':2}");
        run.add(9, "{'type':'skip','by':2}");

        assertThat(run.check().violations()).isEmpty();
    }

    @Test
    void acceptsThatWhatChangedNothingIsAnsweredAlikeWhenSentAgain() {
        String sit = "{'type':'room.sit','room':'r','seat':'s1','again':1}";
        run.command(run.bob, sit, "{'offset':9}");
        run.add(9, "{'type':'skip','by':2}");
        run.command(run.bob, "{'type':'room.stand','room':'r'}", "{'offset':10}");
        run.add(10, "{'type':'room.stood','by':2,'number':2,'x':1,'z':1,'facing':0}");
        run.command(run.bob, sit, "{'offset':9,'dup':true}");

        assertThat(run.check().violations()).isEmpty();
    }

    @Test
    void explainsASkipByACommandThatIsStillOpen() {
        run.sent(run.bob, "{'type':'room.join','room':'r','again':1}", "unknown", "{'code':'outcome.pending'}");
        run.add(9, "{'type':'skip','by':2}");

        assertThat(run.check().violations()).isEmpty();
    }

    @Test
    void missesNoPlantedFault() {
        assertThat(PlantedFault.correctRunIsClean()).isTrue();
        assertThat(PlantedFault.all()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(PlantedFault.missed()).isEmpty();
    }

    /** A fault in the log shows in the snapshots taken after it as well, and nowhere else. */
    @ParameterizedTest
    @MethodSource("dev.hearth.load.checker.PlantedFault#all")
    void blamesTheBrokenPromise(PlantedFault fault) {
        CheckReport report = fault.check();
        Set<Invariant> allowed = EnumSet.copyOf(fault.broken());
        allowed.add(Invariant.SNAPSHOT_IS_REPLAY);

        assertThat(report.violations())
                .as(report.toString())
                .extracting(Violation::invariant)
                .containsAll(fault.broken())
                .isSubsetOf(allowed);
    }
}
