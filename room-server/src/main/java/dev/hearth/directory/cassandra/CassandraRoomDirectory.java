package dev.hearth.directory.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.directory.PageCutter;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.domain.DirectoryIndex;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import dev.hearth.logs.LogEvent;
import dev.hearth.store.cassandra.CqlStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables {@code hearth.room_listing}, sixteen partitions of listed rooms, and {@code hearth.node_lease}, read as a
 * whole and at most once in the time that a page may be old, however many people ask.
 *
 * <p>Writes of a room are ordered by its log, not by anybody's clock: their timestamp is the offset. At the same offset
 * Cassandra keeps the greater value of each column, and all are equal but the residence, of which the greater one is the
 * later. So no write has to look before it writes, and a late one does no harm.
 */
public final class CassandraRoomDirectory implements RoomDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraRoomDirectory.class);
    private static final int BUCKETS = 16;
    private static final String UPSERT = "INSERT INTO hearth.room_listing"
            + " (bucket, room_id, name, topic, tags, language, capacity, occupants, residence)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?";
    private static final String DELETE =
            "DELETE FROM hearth.room_listing USING TIMESTAMP ? WHERE bucket = ? AND room_id = ?";
    private static final String SELECT = "SELECT room_id, name, topic, tags, language, capacity, occupants, residence"
            + " FROM hearth.room_listing WHERE bucket = ? LIMIT ?";
    private static final String RENEW = "INSERT INTO hearth.node_lease (part, node, alive_until) VALUES (0, ?, ?)";
    private static final String LEASES = "SELECT node, alive_until FROM hearth.node_lease WHERE part = 0";

    /**
     * Below the generation of the store there is place for more offsets than a room can have; and whatever a release before
     * wrote under the time of its clock is older.
     */
    private static final int OFFSET_BITS = 52;

    private static final long GENERATION_MAX = (1 << (Long.SIZE - 1 - OFFSET_BITS)) - 1;

    private final CqlStore store;
    private final DirectorySettings settings;
    private final InstantSource clock;
    private final long generation;
    private final PageCutter pages = new PageCutter();
    private final SharedReading<DirectoryIndex> index;

    /**
     * A directory over this store.
     *
     * @param clock judges leases
     * @param generation how often the store was restored from a backup: logs may begin again at lower offsets then
     */
    public CassandraRoomDirectory(CqlStore store, DirectorySettings settings, InstantSource clock, long generation) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.generation = Math.min(generation, GENERATION_MAX);
        this.index = new SharedReading<>(this::read, settings.pageAge(), clock);
    }

    @Override
    public CompletionStage<Void> upsert(RoomListing listing) {
        var written = listing.listed() ? insert(listing) : delete(listing);
        return written.thenAccept(done -> {});
    }

    @Override
    public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
        return index.get().thenApply(all -> pages.page(all, query));
    }

    @Override
    public CompletionStage<Void> renew(NodeLease lease) {
        return store.run(RENEW, lease.node(), lease.until()).thenAccept(done -> {});
    }

    private CompletionStage<AsyncResultSet> insert(RoomListing listing) {
        return store.run(
                UPSERT,
                bucket(listing.room()),
                listing.room().value(),
                listing.name(),
                listing.topic(),
                listing.tags(),
                listing.language(),
                listing.capacity(),
                listing.occupants(),
                listing.residence().encoded(),
                timestamp(listing));
    }

    private CompletionStage<AsyncResultSet> delete(RoomListing listing) {
        return store.run(
                DELETE,
                timestamp(listing),
                bucket(listing.room()),
                listing.room().value());
    }

    private CompletionStage<DirectoryIndex> read() {
        CompletableFuture<List<RoomListing>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            all = all.thenCombine(readBucket(bucket), CassandraRoomDirectory::joined);
        }
        return all.thenCombine(readLeases(), (rooms, nodes) -> DirectoryIndex.of(rooms, nodes, clock.instant()))
                .orTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(CassandraRoomDirectory::complain);
    }

    /** At most once in the time that a reading is shared, so a store that is away does not fill the log. */
    private static void complain(@Nullable DirectoryIndex index, @Nullable Throwable failure) {
        if (failure != null) {
            LogEvent.DIRECTORY_READ_FAILED.at(LOG).log("the list of rooms cannot be read: {}", failure.toString());
        }
    }

    private CompletionStage<List<NodeLease>> readLeases() {
        return store.run(LEASES).thenCompose(page -> readOn(page, CassandraRoomDirectory::lease, new ArrayList<>()));
    }

    private CompletionStage<List<RoomListing>> readBucket(int bucket) {
        int limit = Math.max(1, settings.roomsReadMax() / BUCKETS);
        return store.run(SELECT, bucket, limit)
                .thenCompose(page -> readOn(page, CassandraRoomDirectory::listing, new ArrayList<>()))
                .thenApply(listings -> {
                    if (listings.size() == limit) {
                        LogEvent.DIRECTORY_CUT
                                .at(LOG)
                                .log("the list of rooms is cut at {} rooms in bucket {}", limit, bucket);
                    }
                    return listings;
                });
    }

    private static <T> CompletionStage<List<T>> readOn(AsyncResultSet page, Function<Row, T> read, List<T> found) {
        page.currentPage().forEach(row -> found.add(read.apply(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> readOn(next, read, found))
                : CompletableFuture.completedFuture(found);
    }

    private static List<RoomListing> joined(List<RoomListing> all, List<RoomListing> more) {
        all.addAll(more);
        return all;
    }

    private static RoomListing listing(Row row) {
        return new RoomListing(
                new RoomId(Objects.requireNonNull(row.getString("room_id"), "room_id")),
                text(row, "name"),
                text(row, "topic"),
                Optional.ofNullable(row.getList("tags", String.class)).orElse(List.of()),
                text(row, "language"),
                row.getInt("capacity"),
                true,
                row.getInt("occupants"),
                0,
                Residence.decode(text(row, "residence")).orElse(Residence.NONE));
    }

    private static NodeLease lease(Row row) {
        return new NodeLease(
                text(row, "node"), Objects.requireNonNullElse(row.get("alive_until", Instant.class), Instant.EPOCH));
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static int bucket(RoomId room) {
        return Math.floorMod(room.value().hashCode(), BUCKETS);
    }

    private long timestamp(RoomListing listing) {
        return generation << OFFSET_BITS | listing.offset();
    }
}
