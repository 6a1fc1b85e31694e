package dev.hearth.directory.domain;

import dev.hearth.kernel.RoomId;
import java.util.List;
import java.util.Set;

/**
 * What a room tells the directory about itself.
 *
 * @param listed whether it may be shown: public and not closed
 * @param occupants how many people are in it; believed while it is awake on a node that lives
 * @param offset of the last event of its log that this follows from
 * @param residence which life of the room says so
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
        long offset,
        Residence residence) {

    public RoomListing {
        tags = List.copyOf(tags);
    }

    /** How many people are in the room as far as anybody knows while exactly these nodes live. */
    public int occupantsIf(Set<String> living) {
        return residence.awake() && living.contains(residence.node()) ? occupants : 0;
    }

    /**
     * Whether this is to be kept rather than what another life, or the same one earlier, said of the room. It is the log
     * that decides; only where it has not gone on, the life that began later.
     */
    public boolean replaces(RoomListing other) {
        return offset == other.offset ? residence.compareTo(other.residence) >= 0 : offset > other.offset;
    }
}
