package dev.hearth.directory;

import dev.hearth.room.RoomEntity.Status;
import dev.hearth.room.domain.RoomProfile;
import dev.hearth.room.domain.Visibility;
import java.time.Duration;
import java.util.List;

/** What rooms say, for tests. */
final class Statuses {
    static final DirectorySettings SETTINGS = new DirectorySettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            100,
            4,
            1_000,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    private Statuses() {}

    static Status open(String name, int occupants) {
        return new Status(Listings.room(name), profile(name, Visibility.PUBLIC), false, occupants, true);
    }

    static Status asleep(String name) {
        return new Status(Listings.room(name), profile(name, Visibility.PUBLIC), false, 0, false);
    }

    static Status closed(String name) {
        return new Status(Listings.room(name), profile(name, Visibility.PUBLIC), true, 0, true);
    }

    static Status unlisted(String name, int occupants) {
        return new Status(Listings.room(name), profile(name, Visibility.OPEN), false, occupants, true);
    }

    private static RoomProfile profile(String name, Visibility visibility) {
        return new RoomProfile(name, "topic", List.of("tag"), "en", 20, visibility, "");
    }
}
