package dev.hearth.wardrobe;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import dev.hearth.store.JournalAccess;
import java.time.Duration;

/**
 * Limits and times of wardrobes ({@code hearth.wardrobe}); the file {@code hearth/wardrobe.conf} says what each means.
 *
 * @param answerTime the longest that one answer may take; longer than one of the journal
 */
public record WardrobeSettings(Duration linger, Duration answerTime, JournalAccess.Limits limits, int snapshotEvery) {

    /** Reads and checks {@code hearth.wardrobe}. */
    public static WardrobeSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.wardrobe");
        var settings = new WardrobeSettings(
                in.duration("linger", Duration.ofMillis(10), Duration.ofMinutes(10)),
                in.duration("answer-time", Duration.ofMillis(200), Duration.ofSeconds(30)),
                limits(in),
                in.intBetween("snapshot-every", 10, 10_000));
        in.require(
                settings.limits().journalTime().compareTo(settings.answerTime()) < 0,
                "journal-time",
                "shorter than answer-time");
        return in.finish(settings);
    }

    private static JournalAccess.Limits limits(SettingsReader in) {
        return new JournalAccess.Limits(
                in.intBetween("pending-max", 1, 10_000),
                in.intBetween("batch-commands-max", 1, 256),
                in.byteCount("batch-bytes-max", 4 * 1024, 1024 * 1024),
                in.duration("journal-time", Duration.ofMillis(100), Duration.ofSeconds(30)));
    }
}
