package dev.hearth.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    private static final String STAT =
            "4711 (java (odd) name) S 1 4711 4711 0 -1 4194304 90 0 0 0 150 50 7 9 20 0 31 0 12345 999424 1000 18446";

    @Test
    void addsUserAndSystemTimeBehindAnyName() {
        assertThat(ProcessUsage.parse(STAT)).isEqualTo(new ProcessUsage(2_000_000, 500_000, 4_096_000));
    }

    @Test
    void tellsWhatThreadsAreFor() {
        assertThat(ThreadUsage.groupOf("1 (C2 CompilerThre) S 1")).isEqualTo("jit");
        assertThat(ThreadUsage.groupOf("1 (hearth-loop-1-1) S 1")).isEqualTo("loops");
        assertThat(ThreadUsage.groupOf("1 (main) S 1")).isEqualTo("rest");
    }

    @Test
    void readsItsOwnProcess() throws IOException {
        assertThat(ProcessUsage.of(ProcessHandle.current().pid()).residentBytes())
                .isPositive();
    }

    @Test
    void findsResidentMemoryInARollup() throws IOException {
        assertThat(ProcessUsage.parseRollup(List.of("55d0-7ffc ---p [rollup]", "Rss:   12 kB", "Pss:  7 kB")))
                .isEqualTo(12_288);
        assertThat(ProcessUsage.exactResidentBytes(ProcessHandle.current().pid()))
                .isPositive();
    }

    @Test
    void countsTheMachinesBusyTimeOnly() {
        assertThat(ProcessUsage.parseMachine("cpu  100 10 20 9999 888 3 2 77 66 55"))
                .isEqualTo(1_350_000);
    }

    @Test
    void findsTheTotalOfAHeapCensus() {
        String census = "4711:\n num     #instances         #bytes  class name\n-----\n"
                + "   1:          1000          64000  [B\nTotal          1234        5678901\n";
        assertThat(HeapCensus.parse(census)).hasValue(5_678_901);
        assertThat(HeapCensus.parse("4711:\nno such process\n")).isEmpty();
    }
}
