package dev.hearth.directory;

import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;

/** Listings for tests; the name of a room decides its id. */
public final class Listings {
    private Listings() {}

    public static RoomId room(String name) {
        return new RoomId(OpaqueId.derivedFrom("room", name));
    }

    /** A listed room whose lease ends a minute after {@code now}. */
    public static RoomListing listing(String name, int occupants, Instant now) {
        return new RoomListing(room(name), name, "", List.of(), "en", 20, true, occupants, now.plusSeconds(60), now);
    }

    public static RoomListing described(String name, String topic, List<String> tags, String language, Instant now) {
        return new RoomListing(room(name), name, topic, tags, language, 20, true, 1, now.plusSeconds(60), now);
    }

    public static RoomListing hidden(RoomListing listing, Instant asOf) {
        return new RoomListing(
                listing.room(),
                listing.name(),
                listing.topic(),
                listing.tags(),
                listing.language(),
                listing.capacity(),
                false,
                listing.occupants(),
                listing.leaseUntil(),
                asOf);
    }

    public static List<String> names(DirectoryPage page) {
        return page.rooms().stream().map(DirectoryPage.Entry::name).toList();
    }
}
