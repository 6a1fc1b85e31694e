package dev.hearth.directory;

import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.RoomListing;
import java.util.concurrent.CompletionStage;

/**
 * The list of public rooms with how many people are in them. Stages fail when the store is away or too slow. Pages may
 * be as old as a second.
 */
public interface RoomDirectory {

    /**
     * Stores what a room says of itself, unless something is stored that it does not replace ({@link
     * RoomListing#replaces}). May be repeated, and may come late.
     */
    CompletionStage<Void> upsert(RoomListing listing);

    /** A node lives: what its rooms say is believed until the lease ends. */
    CompletionStage<Void> renew(NodeLease lease);

    /** One page of the rooms that may be shown. */
    CompletionStage<DirectoryPage> list(DirectoryQuery query);
}
