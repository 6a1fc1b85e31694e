package dev.hearth.gateway.socket;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import dev.hearth.gateway.admission.AdmissionSettings;
import dev.hearth.gateway.proxy.TrustedProxies;
import dev.hearth.gateway.proxy.TrustedProxySettings;
import dev.hearth.gateway.rate.Rate;
import dev.hearth.gateway.tls.ServerTlsSettings;
import dev.hearth.protocol.ProtocolLimits;
import dev.hearth.room.crowd.InterestSettings;
import java.time.Duration;

/** Where the socket edge listens and what it lets through; the keys below {@code hearth.gateway}. */
public record GatewaySettings(
        Socket socket,
        Relay relay,
        Limits limits,
        Drain drain,
        AdmissionSettings admission,
        TrustedProxies proxies,
        ServerTlsSettings tls) {

    /**
     * {@code hearth.gateway.socket}.
     *
     * @param port 0 for any free one
     * @param transferBytesMax most bytes of snapshots and replays that may wait for one connection, besides its queue
     */
    public record Socket(
            String address,
            int port,
            int connectionsMax,
            int sendBufferBytes,
            Duration heartbeat,
            Duration identifyTimeout,
            Duration answerTimeout,
            Duration sweepInterval,
            int outgoingFramesMax,
            int outgoingBytesMax,
            int transferBytesMax,
            Duration writeStall) {

        /** After how much silence a connection counts as lost. */
        Duration silence() {
            return heartbeat.multipliedBy(2).plusSeconds(5);
        }
    }

    /**
     * {@code hearth.gateway.relay}.
     *
     * @param count relay actors of this node
     * @param unfinishedTasksMax tasks that one relay may have waiting on one event loop
     * @param roomSilence after how long without a word a room is attached again; three of its intervals
     * @param resyncRetry how often an unanswered attach is repeated
     * @param interest what people see of each other in crowded rooms; rooms have the same settings
     */
    public record Relay(
            int count, int unfinishedTasksMax, Duration roomSilence, Duration resyncRetry, InterestSettings interest) {}

    /**
     * {@code hearth.gateway.limits}.
     *
     * @param unansweredByRoomsMax commands of this node that all rooms together may leave unanswered
     * @param frames of any kind of one connection: nothing is refused below abuse
     */
    public record Limits(
            int frameBytes,
            int unansweredMax,
            int unansweredPerRoomMax,
            int unansweredByRoomsMax,
            int roomsPerConnection,
            Rate frames,
            Rate commands,
            Rate moves,
            Rate signs,
            Rate talk,
            Rate join,
            Rate identify,
            Rate upgrades,
            Rate failedIdentifies,
            int trackedMax,
            Abuse abuse) {

        /** What the reader of messages needs of them. */
        public ProtocolLimits protocol() {
            var standard = ProtocolLimits.STANDARD;
            return new ProtocolLimits(
                    frameBytes,
                    standard.depth(),
                    standard.nameChars(),
                    standard.stringChars(),
                    standard.numberDigits(),
                    standard.streamsMax());
        }
    }

    /**
     * {@code hearth.gateway.drain}: how sockets go when the node leaves.
     *
     * @param batch sockets of one event loop that are closed at once
     * @param interval between two batches
     * @param time the longest that all batches may take; beyond it they are larger
     * @param returnWithin over how long the return of a batch is spread
     * @param answers how long a socket stays for answers that are due
     */
    public record Drain(int batch, Duration interval, Duration time, Duration returnWithin, Duration answers) {

        /** How long a socket that does not confirm its closing is waited for. */
        static final Duration GOODBYES = Duration.ofSeconds(2);

        private static final Duration CUTTING = Duration.ofSeconds(1);

        /** The longest that all of it may take. */
        public Duration total() {
            return time.plus(answers).plus(GOODBYES).plus(CUTTING);
        }
    }

    /** So many times over a limit for so long closes the connection. */
    public record Abuse(int factor, Duration window) {}

    /** Reads and checks the settings. */
    public static GatewaySettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway");
        return new GatewaySettings(
                socketOf(config),
                relayOf(config),
                limitsOf(config),
                drainOf(config),
                AdmissionSettings.of(config),
                in.finish(TrustedProxySettings.read(in)),
                ServerTlsSettings.of(config));
    }

    private static Socket socketOf(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.socket");
        return in.finish(new Socket(
                in.string("address"),
                in.intBetween("port", 0, 65_535),
                in.intBetween("connections-max", 1, 1_000_000),
                in.byteCount("send-buffer", 4 * 1024, 4 * 1024 * 1024),
                in.duration("heartbeat", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                in.duration("identify-timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
                in.duration("answer-timeout", Duration.ofMillis(100), Duration.ofSeconds(5)),
                in.duration("sweep-interval", Duration.ofMillis(10), Duration.ofSeconds(1)),
                in.intBetween("outgoing-frames-max", 8, 100_000),
                in.byteCount("outgoing-bytes-max", 16 * 1024, 64 * 1024 * 1024),
                in.byteCount("transfer-bytes-max", 64 * 1024, 64 * 1024 * 1024),
                in.duration("write-stall", Duration.ofMillis(100), Duration.ofMinutes(1))));
    }

    private static Relay relayOf(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.relay");
        return in.finish(new Relay(
                in.intBetween("count", 1, 64),
                in.intBetween("unfinished-tasks-max", 1, 10_000),
                in.duration("room-silence", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                in.duration("resync-retry", Duration.ofMillis(100), Duration.ofMinutes(1)),
                InterestSettings.of(config)));
    }

    private static Limits limitsOf(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.limits");
        return in.finish(new Limits(
                in.byteCount("frame-bytes", 1024, 1024 * 1024),
                in.intBetween("unanswered-max", 1, 1_000),
                in.intBetween("unanswered-per-room-max", 1, 1_000_000),
                in.intBetween("unanswered-by-rooms-max", 1, 1_000_000),
                in.intBetween("rooms-per-connection", 1, 100),
                perSecond(in, "frames"),
                perSecond(in, "commands"),
                perSecond(in, "moves"),
                perSecond(in, "signs"),
                perSecond(in, "talk"),
                perMinute(in, "join"),
                perMinute(in, "identify"),
                perMinute(in, "upgrades"),
                perMinute(in, "failed-identifies"),
                in.intBetween("tracked-max", 100, 10_000_000),
                new Abuse(
                        in.intBetween("abuse.factor", 2, 1_000),
                        in.duration("abuse.window", Duration.ofSeconds(1), Duration.ofMinutes(10)))));
    }

    private static Drain drainOf(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.drain");
        return in.finish(new Drain(
                in.intBetween("batch", 1, 100_000),
                in.duration("interval", Duration.ofMillis(10), Duration.ofSeconds(10)),
                in.duration("time", Duration.ZERO, Duration.ofSeconds(30)),
                in.duration("return-within", Duration.ZERO, Duration.ofMinutes(1)),
                in.duration("answers", Duration.ZERO, Duration.ofSeconds(5))));
    }

    private static Rate perSecond(SettingsReader in, String name) {
        return new Rate(
                in.doubleBetween(name + ".per-second", 0.01, 1_000_000), in.intBetween(name + ".burst", 1, 1_000_000));
    }

    private static Rate perMinute(SettingsReader in, String name) {
        return Rate.perMinute(
                in.doubleBetween(name + ".per-minute", 0.01, 10_000_000), in.intBetween(name + ".burst", 1, 1_000_000));
    }
}
