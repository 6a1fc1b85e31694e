package dev.hearth.directory;

import dev.hearth.room.RoomEntity.Status;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Visibility;
import java.time.Duration;
import java.util.List;

/** What rooms say, for tests. */
final class Statuses {
    static final DirectorySettings SETTINGS = new DirectorySettings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            100,
            4,
            1_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    static final long OFFSET = 7;

    private Statuses() {}

    static Status open(String name, int occupants) {
        return status(name, Visibility.PUBLIC, false, occupants, true);
    }

    static Status asleep(String name) {
        return status(name, Visibility.PUBLIC, false, 0, false);
    }

    static Status closed(String name) {
        return status(name, Visibility.PUBLIC, true, 0, true);
    }

    static Status unlisted(String name, int occupants) {
        return status(name, Visibility.OPEN, false, occupants, true);
    }

    private static Status status(String name, Visibility visibility, boolean closed, int occupants, boolean awake) {
        var profile = new RoomProfile(name, "topic", List.of("tag"), "en", 20, visibility, "");
        return new Status(Listings.room(name), profile, closed, occupants, awake, OFFSET, Listings.WOKE);
    }
}
