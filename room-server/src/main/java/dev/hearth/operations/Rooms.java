package dev.hearth.operations;

import dev.hearth.operations.domain.RoomOrder;
import dev.hearth.operations.domain.RoomSight;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Rooms, wherever they live, as operators reach them. A room that sleeps wakes up. */
public interface Rooms {

    /**
     * Looks into a room.
     *
     * @param room its id, as somebody typed it
     * @param after occupants with a higher number
     * @return nothing if there is no such room; the stage fails if it does not answer in time
     */
    CompletionStage<Optional<RoomSight>> look(String room, int after);

    /** Has something done in a room that was looked into; a room that moves just now may miss it. */
    void order(String room, RoomOrder order);
}
