package dev.hearth.directory.domain;

import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;

/**
 * What a room tells the directory about itself.
 *
 * @param listed whether it may be shown: public and not closed
 * @param occupants how many people are in it; believed until {@code leaseUntil}
 * @param leaseUntil a room that does not renew its lease counts as empty
 * @param asOf when this was said; an older listing never replaces a newer one
 */
public record RoomListing(
        RoomId room,
        String name,
        String topic,
        List<String> tags,
        String language,
        int capacity,
        boolean listed,
        int occupants,
        Instant leaseUntil,
        Instant asOf) {

    public RoomListing {
        tags = List.copyOf(tags);
    }

    /** How many people are in the room as far as anybody knows at {@code now}. */
    public int occupantsAt(Instant now) {
        return now.isBefore(leaseUntil) ? occupants : 0;
    }
}
