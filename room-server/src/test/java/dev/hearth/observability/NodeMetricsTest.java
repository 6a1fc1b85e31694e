package dev.hearth.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
    private final NodeMetrics metrics = TestMetrics.ofNode();

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
    void commandsAreCountedByTypeAndOutcome() {
        metrics.commands().answered("room.say", CommandOutcome.LATER);
        metrics.commands().answered("room.made-up", CommandOutcome.OK);
        metrics.commands().invalid();

        assertThat(metrics.scrape())
                .contains(
                        "hearth_command_answers_total{outcome=\"later\",type=\"room.say\"} 1.0",
                        "hearth_command_answers_total{outcome=\"unknown\",type=\"room.join\"} 0.0",
                        "hearth_message_invalid_total 1.0")
                .doesNotContain("made-up");
    }

    @Test
    void aSessionIsCountedOnceWhereverItStands() {
        var sessions = metrics.sessions();
        sessions.changed(null, SessionState.ONLINE);
        sessions.changed(null, SessionState.ONLINE);
        sessions.changed(SessionState.ONLINE, SessionState.RECONNECTING);
        sessions.changed(SessionState.RECONNECTING, SessionState.RECONNECTING);
        sessions.changed(SessionState.ONLINE, null);

        assertThat(metrics.scrape())
                .contains(
                        "hearth_session_awake{state=\"online\"} 0.0",
                        "hearth_session_awake{state=\"reconnecting\"} 1.0",
                        "hearth_session_awake{state=\"offline\"} 0.0");
    }

    @Test
    void theNodeSaysWhatItSeesOfItsCluster() {
        var cluster = metrics.cluster();
        cluster.watchMembers(state -> state == MemberState.UP ? 3 : 0);
        cluster.counted(EntityKind.ROOM, 333, 40);
        cluster.deadLetter();
        cluster.dropped();

        assertThat(metrics.scrape())
                .contains(
                        "hearth_cluster_members{state=\"up\"} 3.0",
                        "hearth_cluster_members{state=\"unreachable\"} 0.0",
                        "hearth_shard_here{kind=\"room\"} 333.0",
                        "hearth_entity_awake{kind=\"room\"} 40.0",
                        "hearth_entity_awake{kind=\"wardrobe\"} 0.0",
                        "hearth_message_dead_letters_total 1.0",
                        "hearth_message_dropped_total 1.0");
    }

    @Test
    void theNodeSaysHowItIsAndWhatItIs() {
        assertThat(metrics.scrape()).contains("hearth_node_ready 0.0", "hearth_store_answering 1.0");
        metrics.node().watch(() -> true, () -> false);
        metrics.admission().watchClosed(reason -> reason == RefusalReason.HEAP);

        assertThat(metrics.scrape())
                .contains(
                        "hearth_node_ready 1.0",
                        "hearth_store_answering 0.0",
                        "hearth_admission_closed{reason=\"heap\"} 1.0",
                        "hearth_admission_closed{reason=\"store\"} 0.0",
                        "hearth_build_info{commit=\"abc\",version=\"1.2.3\"} 1");
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
