package dev.hearth.load.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrillTest {

    @Test
    void knowsEveryDrillByItsName() {
        assertThat(DrillSettings.parse(List.of("all")))
                .extracting(run -> run.drill().word())
                .containsExactly("cuts", "resends", "losses", "slow-readers", "store", "kills", "alarms");
        assertThat(DrillSettings.parse(List.of("campaign")))
                .extracting(run -> run.drill().word())
                .startsWith("kill-random", "kill-oldest")
                .contains("partition-deaf", "upgrade")
                .doesNotContain("cuts");
        for (DrillName name : DrillName.values()) {
            assertThat(DrillSettings.USAGE).contains(name.word());
            assertThat(Scenario.of(DrillSettings.parse(List.of(name.word())).get(0)))
                    .isNotNull();
        }
        assertThat(DrillSettings.parse(List.of("cuts")).get(0).cuts()).isEqualTo(10_000);
        assertThat(DrillSettings.parse(List.of("resends")).get(0).commands()).isEqualTo(100_000);
    }

    @Test
    void takesOptionsOverDefaults() {
        DrillSettings run = DrillSettings.parse(
                        List.of("cuts", "--cuts=500", "--kills=3", "--longest=2.5", "--lengths=uniform"))
                .get(0);
        assertThat(run.cuts()).isEqualTo(500);
        assertThat(run.kills()).isEqualTo(3);
        DrillSettings upgrade = DrillSettings.parse(
                        List.of("upgrade", "--runs=7", "--at-once=2", "--from-distribution=/opt/before"))
                .get(0);
        assertThat(upgrade.count()).isEqualTo(new DrillSettings.Count(7, 2));
        assertThat(upgrade.previous()).contains(Path.of("/opt/before"));
        assertThat(upgrade.run(1, 9).count()).isEqualTo(new DrillSettings.Count(7, 1));
        assertThat(run.outages().longest()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(run.outages()).hasToString("uniform from 0.1 s to 2.5 s");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String wrong : List.of(
                "",
                "--cuts=5",
                "floods",
                "cuts --speed=9",
                "cuts --bots=7 --rooms=2",
                "cuts --rooms=0",
                "cuts --cuts=-1",
                "cuts --shortest=2 --longest=1",
                "cuts --lengths=short",
                "kill-random --runs=-1",
                "kill-random --at-once=0",
                "cuts --backoff-max=0")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> DrillSettings.parse(List.of(wrong.split(" ", -1))));
        }
    }

    @Test
    void explainsEveryOptionItTakes() {
        for (String option : List.of(
                "out",
                "work",
                "bots",
                "rooms",
                "rate",
                "seconds",
                "cuts",
                "kills",
                "commands",
                "shortest",
                "longest",
                "lengths",
                "backoff-max",
                "seed",
                "runs",
                "at-once",
                "from-distribution")) {
            assertThat(DrillSettings.USAGE).contains("--" + option + "=");
        }
    }

    @Test
    void outagesStayWithinTheirBounds() {
        Outages outages = new Outages(Duration.ofMillis(100), Duration.ofSeconds(30), Outages.Lengths.LOG_UNIFORM);
        Random random = new Random(1);
        List<Duration> drawn = random.ints(10_000)
                .mapToObj(any -> outages.draw(random))
                .sorted()
                .toList();
        assertThat(drawn.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(110));
        assertThat(drawn.get(drawn.size() - 1)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(drawn.get(drawn.size() / 2)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(1_900));
    }

    @Test
    void breaksLinksInEveryWay() {
        Random random = new Random(1);
        Set<Breakage> drawn = EnumSet.noneOf(Breakage.class);
        for (int i = 0; i < 1_000; i++) {
            drawn.add(Breakage.draw(random));
        }
        assertThat(drawn).containsExactlyInAnyOrder(Breakage.values());
    }

    @Test
    void aBrokenPromiseWeighsMoreThanAWeakRun() {
        DrillReport report = new DrillReport();
        report.promise("kept", true, "1 checked");
        assertThat(report.exitCode()).isZero();
        report.proves(false, "too few cuts");
        assertThat(report.exitCode()).isEqualTo(3);
        report.promise("broken", false, "1 broken", List.of("where"));
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.toString())
                .contains("holds   kept: 1 checked", "BROKEN  broken: 1 broken\n        where", "VOID    too few cuts");
        assertThat(report.toJson().path("verdict").asText()).isEqualTo("broken");
    }

    @Test
    void aVoidRunIsNoSuccess() {
        DrillReport report = new DrillReport();
        Finish.selfTest(report);
        assertThat(report.exitCode()).isZero();
        assertThat(report.toJson().path("figures").path("planted_faults").asInt())
                .isGreaterThanOrEqualTo(12);
    }
}
