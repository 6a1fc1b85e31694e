package dev.hearth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
    private final NodeMetrics metrics = new NodeMetrics(Set.of(4008));

    @Test
    void everySeriesIsThereFromTheStart() {
        assertThat(metrics.scrape())
                .contains(
                        "hearth_stream_answers_total{answer=\"gone\"} 0.0",
                        "hearth_stream_journal_reads_total 0.0",
                        "hearth_socket_closed_total{code=\"4008\"} 0.0",
                        "hearth_room_commit_commands_count 0",
                        "hearth_socket_open 0.0");
    }

    @Test
    void aCommitCountsItsCommandsAndTimes() {
        metrics.commits().began(3, Duration.ofMillis(40).toNanos());
        metrics.commits().ended(Duration.ofMillis(7).toNanos());

        assertThat(metrics.scrape())
                .contains(
                        "hearth_room_commit_commands_bucket{le=\"2.0\"} 0",
                        "hearth_room_commit_commands_bucket{le=\"4.0\"} 1",
                        "hearth_room_commit_commands_sum 3.0",
                        "hearth_room_commit_wait_seconds_sum 0.04",
                        "hearth_room_commit_seconds_bucket{le=\"0.01\"} 1");
    }

    @Test
    void streamsCountWhatBecameOfThem() {
        var streams = metrics.streams();
        streams.answered(StreamAnswer.REPLAY);
        streams.readJournal();
        streams.sawGap();
        streams.resynced(5);
        streams.withheld();

        assertThat(metrics.scrape())
                .contains(
                        "hearth_stream_answers_total{answer=\"replay\"} 1.0",
                        "hearth_stream_answers_total{answer=\"live\"} 0.0",
                        "hearth_stream_journal_reads_total 1.0",
                        "hearth_relay_gaps_total 1.0",
                        "hearth_relay_resyncs_total 5.0",
                        "hearth_volatile_withheld_total 1.0");
    }

    @Test
    void codesThatClientsMakeUpShareOneSeries() {
        var sockets = metrics.sockets();
        sockets.closed(4008);
        sockets.closed(4998);
        sockets.closed(4999);

        assertThat(metrics.scrape())
                .contains(
                        "hearth_socket_closed_total{code=\"4008\"} 1.0",
                        "hearth_socket_closed_total{code=\"other\"} 2.0")
                .doesNotContain("4998");
    }

    @Test
    void openSocketsAreAskedForAtTheMoment() {
        var open = new AtomicInteger(2);
        metrics.sockets().watchOpen(open::get);
        assertThat(metrics.scrape()).contains("hearth_socket_open 2.0");

        open.set(7);
        assertThat(metrics.scrape()).contains("hearth_socket_open 7.0");
    }

    @Test
    void commandsAndLoopsAreTimed() {
        metrics.sockets().answered(Duration.ofMillis(60).toNanos());
        metrics.sockets().loopLagged(Duration.ofMillis(3).toNanos());

        assertThat(metrics.scrape())
                .contains(
                        "hearth_command_seconds_bucket{le=\"0.05\"} 0",
                        "hearth_command_seconds_bucket{le=\"0.075\"} 1",
                        "hearth_eventloop_lag_seconds_bucket{le=\"0.005\"} 1");
    }
}
