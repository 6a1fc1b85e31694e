package dev.hearth.room.crowd;

import com.typesafe.config.Config;
import dev.hearth.config.SettingsReader;
import java.time.Duration;

/**
 * When a room is crowded, and what its people see then: {@code hearth.room.interest}.
 *
 * @param above occupants beyond which a room is crowded
 * @param cellMetres side of one cell of the grid; people in one cell and in the eight around it are near each other
 * @param tick the shortest time between two frames of movement, if it is longer than that of other rooms
 * @param farInterval within which everybody hears of every step, however far away
 * @param movesMax positions in one frame
 */
public record InterestSettings(int above, double cellMetres, Duration tick, Duration farInterval, int movesMax) {

    private static final double NANOS = 1e9;

    /** A room is crowded until this part of the threshold has left again: one person at the door must not toggle it. */
    private static final int SLACK_PART = 5;

    /**
     * Reads {@code hearth.room.interest}.
     *
     * @throws dev.hearth.config.InvalidSettings naming each wrong key, its value and the allowed range
     */
    public static InterestSettings of(Config config) {
        var in = SettingsReader.of(config, "hearth.room.interest");
        return in.finish(new InterestSettings(
                in.intBetween("above", 1, 1_000),
                in.doubleBetween("cell", 0.5, 64),
                in.duration("tick", Duration.ofMillis(10), Duration.ofSeconds(1)),
                in.duration("far-interval", Duration.ofMillis(100), Duration.ofSeconds(10)),
                in.intBetween("moves-max", 16, 2_000)));
    }

    /** Whether a room with so many people is crowded, which also depends on whether it was. */
    public boolean isCrowded(boolean before, int occupants) {
        int slack = before ? Math.max(1, above / SLACK_PART) : 0;
        return occupants > above - slack;
    }

    /** The shortest time between two frames of movement, which is that of any room or longer. */
    public Duration tick(boolean crowded, Duration ofAnyRoom) {
        return crowded && tick.compareTo(ofAnyRoom) > 0 ? tick : ofAnyRoom;
    }

    /**
     * How many of those who wait to be shown to everybody are shown after so much time, so that each is within the
     * interval. At most half a frame: the other half is for those who are near.
     */
    public int farShare(int occupants, Duration elapsed) {
        double part = Math.min(1, Math.max(0, seconds(elapsed) / seconds(farInterval)));
        return Math.min(movesMax / 2, (int) Math.ceil(occupants * part));
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }
}
