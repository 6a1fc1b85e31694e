package dev.hearth.room;

import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Piece;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.TalkLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything somebody who comes in may see, at one offset: the durable state with the present volatile values on top.
 *
 * @param furniture in the order it was placed
 * @param faces those the room knows; others are looked up where they are needed
 */
public record RoomView(
        String epoch,
        long offset,
        RoomProfile profile,
        boolean closed,
        PersonaId owner,
        List<PersonaId> builders,
        Layout layout,
        List<Piece> furniture,
        List<Person> occupants,
        List<TalkLine> talk,
        List<Face> faces) {

    /**
     * One occupant as others see them.
     *
     * @param lookVersion the least version of a face that shows them as they look, 0 for any
     */
    public record Person(
            int number,
            PersonaId persona,
            Instant joinedAt,
            Place place,
            String pose,
            @Nullable String seat,
            boolean typing,
            boolean reconnecting,
            long lookVersion) {}
}
