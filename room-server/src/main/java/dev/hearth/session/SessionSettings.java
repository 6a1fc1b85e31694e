package dev.hearth.session;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * Limits and times of user sessions ({@code hearth.session}); the file {@code hearth/session.conf} says what each means.
 */
public record SessionSettings(
        int linksMax,
        Duration resumeWindow,
        Duration linger,
        Duration roomsWriteDelay,
        int unreadMax,
        Limits limits,
        Times times,
        int snapshotEvery,
        int replayMax,
        int historyReadsMax) {

    /** How much may wait at once in one session. */
    public record Limits(int sendsMax, int pendingMax, int batchCommandsMax, int batchBytesMax, int pageBytesMax) {}

    /**
     * How long anything may take.
     *
     * @param send a message from its first step to its last
     * @param journal one answer of a journal; shorter than {@code send}, so that the sender still hears the reason
     */
    public record Times(Duration send, Duration journal) {}

    /** Reads and checks {@code hearth.session}. */
    public static SessionSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.session");
        var settings = new SessionSettings(
                in.intBetween("links-max", 1, 64),
                in.duration("resume-window", Duration.ofSeconds(1), Duration.ofMinutes(30)),
                in.duration("linger", Duration.ofMillis(10), Duration.ofMinutes(10)),
                in.duration("rooms-write-delay", Duration.ofSeconds(1), Duration.ofMinutes(10)),
                in.intBetween("unread-max", 1, 10_000),
                limits(in),
                times(in),
                in.intBetween("snapshot-every", 10, 10_000),
                in.intBetween("replay-max", 1, 1000),
                in.intBetween("history-reads-max", 1, 1000));
        return in.finish(settings);
    }

    private static Limits limits(SettingsReader in) {
        return new Limits(
                in.intBetween("sends-max", 1, 1000),
                in.intBetween("pending-max", 1, 10_000),
                in.intBetween("batch-commands-max", 1, 256),
                in.byteCount("batch-bytes-max", 4 * 1024, 1024 * 1024),
                in.byteCount("page-bytes-max", 8 * 1024, 192 * 1024));
    }

    private static Times times(SettingsReader in) {
        var times = new Times(
                in.duration("send-time", Duration.ofMillis(200), Duration.ofSeconds(30)),
                in.duration("journal-time", Duration.ofMillis(100), Duration.ofSeconds(30)));
        in.require(times.journal().compareTo(times.send()) < 0, "journal-time", "shorter than send-time");
        return times;
    }
}
