package dev.hearth.gateway.socket;

import dev.hearth.room.crowd.CrowdMap;
import dev.hearth.room.crowd.InterestSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Those of one room who are up to date, by what they are shown of what is true only now: who looks, who does not, who
 * missed something, and in a crowd who is where. Confined to the relay.
 */
final class Audience {

    private final Supplier<Collection<Attendee>> attendees;
    private @Nullable Map<SocketLoop, List<Attendee>> watching;
    private List<Attendee> away = List.of();
    private @Nullable CrowdMap crowd;

    Audience(Supplier<Collection<Attendee>> attendees) {
        this.attendees = attendees;
    }

    /** Somebody came, went, fell behind, caught up, or looks elsewhere. */
    void changed() {
        watching = null;
    }

    /** Those who look, by event loop. */
    Map<SocketLoop, List<Attendee>> watching() {
        if (watching == null) {
            watching = new LinkedHashMap<>();
            away = new ArrayList<>(0);
            for (var attendee : attendees.get()) {
                if (attendee.isCurrent() && attendee.isLooking()) {
                    watching.computeIfAbsent(attendee.socket().loop(), loop -> new ArrayList<>())
                            .add(attendee);
                } else if (attendee.isCurrent()) {
                    away.add(attendee);
                }
            }
        }
        return watching;
    }

    /** Those who do not. */
    List<Attendee> away() {
        watching();
        return away;
    }

    boolean wantsPresent() {
        return attendees.get().stream().anyMatch(Attendee::wantsPresent);
    }

    /** Those who missed something and are to be shown the present now. */
    List<Attendee> takePresentWanted() {
        var wanting = new ArrayList<Attendee>(1);
        for (var attendee : attendees.get()) {
            if (attendee.isCurrent() && attendee.takeWish()) {
                wanting.add(attendee);
            }
        }
        return wanting;
    }

    /** The map of a crowded room. */
    CrowdMap crowd(InterestSettings settings) {
        if (crowd == null) {
            crowd = new CrowdMap(settings);
        }
        return crowd;
    }

    /** The room is a crowd no more. */
    void disperse() {
        crowd = null;
    }

    void left(int occupant) {
        if (crowd != null) {
            crowd.remove(occupant);
        }
    }
}
