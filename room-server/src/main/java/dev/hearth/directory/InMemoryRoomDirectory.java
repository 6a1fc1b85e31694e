package dev.hearth.directory;

import dev.hearth.directory.domain.DirectoryIndex;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the stored directory, for tests and for a node without a store. It grows with every room. */
public final class InMemoryRoomDirectory implements RoomDirectory {
    private final Map<RoomId, RoomListing> listings = new ConcurrentHashMap<>();
    private final Map<String, NodeLease> leases = new ConcurrentHashMap<>();
    private final PageCutter pages = new PageCutter();
    private final InstantSource clock;

    public InMemoryRoomDirectory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> upsert(RoomListing listing) {
        listings.merge(listing.room(), listing, (old, said) -> said.replaces(old) ? said : old);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> renew(NodeLease lease) {
        leases.put(lease.node(), lease);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
        var index = DirectoryIndex.of(listings.values(), leases.values(), clock.instant());
        return CompletableFuture.completedFuture(pages.page(index, query));
    }
}
