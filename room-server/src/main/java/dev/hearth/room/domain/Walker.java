package dev.hearth.room.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The rule of movement for one standing occupant. Clients say where they want to be; this says where they are.
 *
 * <p>Walking is paid from an allowance of metres: {@code allowance = min(speed x 1 s, saved + speed x elapsed)}. A wish
 * within it is granted, a farther one is granted as far along the straight line as the allowance reaches; what was
 * walked is taken off. So over any stretch of t seconds nobody gets farther than speed x (t + 1): the saved second
 * forgives an uneven network, and nobody saves more by resting. Turning is free. Time that runs backwards pays nothing.
 *
 * @param place where they are
 * @param allowanceMetres saved at that time
 * @param at when that was so
 */
public record Walker(Place place, double allowanceMetres, Instant at) {

    private static final double SAVED_SECONDS = 1.0;
    private static final double NANOS = 1e9;

    /** Somebody who has just come to stand here and has saved nothing yet. */
    public static Walker resting(Place place, Instant since) {
        return new Walker(place, 0, since);
    }

    /** The same walker after trying to be there now. */
    public Walker towards(Place wanted, Layout layout, Instant now) {
        var target = layout.clamp(wanted);
        var later = now.isAfter(at) ? now : at;
        double allowance = Math.min(
                layout.walkSpeed() * SAVED_SECONDS, allowanceMetres + layout.walkSpeed() * secondsUntil(later));
        double distance = place.distanceTo(target);
        if (distance <= allowance) {
            return new Walker(target, allowance - distance, later);
        }
        return new Walker(layout.clamp(alongTo(target, allowance / distance)), 0, later);
    }

    private Place alongTo(Place target, double part) {
        return new Place(
                place.x() + (target.x() - place.x()) * part,
                place.z() + (target.z() - place.z()) * part,
                target.facing());
    }

    private double secondsUntil(Instant later) {
        var elapsed = Duration.between(at, later);
        return elapsed.getSeconds() + elapsed.getNano() / NANOS;
    }
}
