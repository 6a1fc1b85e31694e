package dev.hearth.directory;

import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;

/** Listings for tests; the name of a room decides its id. Rooms live on one node, unless told otherwise. */
public final class Listings {
    public static final String NODE = "hearth@10.0.0.1:7355~1";
    public static final String OTHER_NODE = "hearth@10.0.0.2:7355~2";

    /** When the room of a listing woke, and when a later life of it did. */
    static final long WOKE = 1_800_000_000_000_000L;

    static final long WOKE_AGAIN = WOKE + 1;
    private static final long OFFSET = 10;

    private Listings() {}

    public static RoomId room(String name) {
        return new RoomId(OpaqueId.derivedFrom("room", name));
    }

    /** The lease of the node where rooms live. */
    public static NodeLease lease(Instant until) {
        return new NodeLease(NODE, until);
    }

    /** A listed, living room. */
    public static RoomListing listing(String name, int occupants) {
        return listing(name, occupants, OFFSET, new Residence(WOKE, NODE, true));
    }

    static RoomListing listing(String name, int occupants, long offset, Residence residence) {
        return new RoomListing(room(name), name, "", List.of(), "en", 20, true, occupants, offset, residence);
    }

    public static RoomListing described(String name, String topic, List<String> tags, String language) {
        var residence = new Residence(WOKE, NODE, true);
        return new RoomListing(room(name), name, topic, tags, language, 20, true, 1, OFFSET, residence);
    }

    /** The same room after something more has happened in it. */
    static RoomListing later(RoomListing listing, int occupants) {
        return listing(listing.name(), occupants, listing.offset() + 1, listing.residence());
    }

    /** The same room, no longer to be seen. */
    public static RoomListing hidden(RoomListing listing) {
        return new RoomListing(
                listing.room(),
                listing.name(),
                listing.topic(),
                listing.tags(),
                listing.language(),
                listing.capacity(),
                false,
                listing.occupants(),
                listing.offset() + 1,
                listing.residence());
    }

    public static List<String> names(DirectoryPage page) {
        return page.rooms().stream().map(DirectoryPage.Entry::name).toList();
    }
}
