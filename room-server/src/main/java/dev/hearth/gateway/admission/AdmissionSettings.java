package dev.hearth.gateway.admission;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * When a node admits nobody new; the keys below {@code hearth.gateway.admission}.
 *
 * @param sampleInterval how often the node looks at itself
 * @param hold how long a value must have been on the other side before anything changes
 * @param retryAfter what those who are refused are told to wait, at least
 * @param lagMillis of the latest event loop
 * @param heapShare of the largest heap, after a collection
 * @param persistMillis of the average commit
 */
public record AdmissionSettings(
        Duration sampleInterval,
        Duration hold,
        Duration retryAfter,
        Threshold lagMillis,
        Threshold heapShare,
        Threshold persistMillis) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Threshold HARMLESS = new Threshold(1, 1);

    /** Reads and checks {@code hearth.gateway.admission}. */
    public static AdmissionSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.gateway.admission");
        return in.finish(new AdmissionSettings(
                in.duration("sample-interval", Duration.ofMillis(50), Duration.ofSeconds(5)),
                in.duration("hold", Duration.ZERO, MINUTE),
                in.duration("retry-after", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                millis(in, "event-loop-lag"),
                share(in, "heap-after-collection"),
                millis(in, "persist-time")));
    }

    private static Threshold millis(SettingsReader in, String name) {
        var close = in.duration(name + ".close", Duration.ofMillis(1), MINUTE);
        var open = in.duration(name + ".open", Duration.ofMillis(1), MINUTE);
        return threshold(in, name, (double) close.toMillis(), (double) open.toMillis());
    }

    private static Threshold share(SettingsReader in, String name) {
        return threshold(
                in, name, in.doubleBetween(name + ".close", 0.01, 1), in.doubleBetween(name + ".open", 0.01, 1));
    }

    private static Threshold threshold(SettingsReader in, String name, double close, double open) {
        boolean ordered = open <= close;
        in.require(ordered, name + ".open", "at most what " + name + ".close is");
        return ordered ? new Threshold(close, open) : HARMLESS;
    }

    Threshold of(Pressure pressure) {
        return switch (pressure) {
            case EVENT_LOOP -> lagMillis;
            case HEAP -> heapShare;
            case STORE -> persistMillis;
        };
    }
}
