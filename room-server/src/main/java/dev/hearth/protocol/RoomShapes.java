package dev.hearth.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rooms look like on the wire: the parts that snapshots, events and volatile messages are made of. */
public final class RoomShapes {

    private RoomShapes() {}

    /** A spot on the floor, in metres and radians. */
    public record Spot(double x, double z, double facing) {}

    /** Where one occupant stands. */
    public record Stance(int number, Spot spot) {}

    /** What the owner says about a room. */
    public record Settings(
            String name,
            String topic,
            List<String> tags,
            String language,
            int capacity,
            String visibility,
            String welcome) {}

    /** What the first part of a snapshot carries besides lists that may be long. */
    public record Head(
            Settings settings,
            boolean closed,
            String owner,
            List<String> builders,
            String shell,
            Floor floor,
            List<SeatView> seats) {}

    /** In metres, and metres per second. */
    public record Floor(double width, double depth, double height, double walkSpeed) {}

    /** @param occupant the number of who sits there, where that is told */
    public record SeatView(
            String seat, Spot spot, String action, @Nullable Integer occupant) {}

    /** Where and how a piece of furniture is fixed: metres, radians, and how many times its own size. */
    public record Fixing(double x, double y, double z, double yaw, double scale) {}

    /** @param persona who placed it */
    public record PieceView(int piece, String product, String persona, Fixing fixing, List<SeatView> seats) {}

    public record OccupantView(
            int number,
            String persona,
            Instant joinedAt,
            Spot spot,
            String pose,
            @Nullable String seat,
            boolean typing,
            boolean reconnecting) {}

    /** Volatile signs; absent parts did not change. */
    public record Sign(
            int number,
            @Nullable String pose,
            @Nullable Boolean typing,
            @Nullable String reaction,
            @Nullable Boolean reconnecting) {}
}
