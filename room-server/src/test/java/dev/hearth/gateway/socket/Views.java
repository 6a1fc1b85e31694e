package dev.hearth.gateway.socket;

import dev.hearth.room.RoomView;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Place;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Visibility;
import java.time.Instant;
import java.util.List;

/** Small rooms as snapshots show them. */
final class Views {

    private Views() {}

    /** A room at an offset with one person in it. */
    static RoomView of(long offset, int number, String name) {
        var person = FakeWorld.person(name);
        var place = new Place(1, 2, 0);
        return new RoomView(
                "e.0",
                offset,
                new RoomProfile("Den", "", List.of(), "", 10, Visibility.PUBLIC, ""),
                false,
                person.face().persona(),
                List.of(),
                Layout.of(Layout.HALL),
                List.of(),
                List.of(new RoomView.Person(
                        number, person.face().persona(), Instant.EPOCH, place, "", null, false, false, 1)),
                List.of(),
                List.of(person.face()));
    }
}
