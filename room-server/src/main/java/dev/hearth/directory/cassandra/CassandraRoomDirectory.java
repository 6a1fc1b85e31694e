package dev.hearth.directory.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.domain.DirectoryIndex;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.RoomId;
import dev.hearth.store.cassandra.CqlStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code hearth.room_listing}: sixteen partitions of listed rooms, read as a whole and at most once in the time
 * that a page may be old, however many people ask. Writes carry the time of the listing, so an older one never wins.
 */
public final class CassandraRoomDirectory implements RoomDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraRoomDirectory.class);
    private static final int BUCKETS = 16;
    private static final String UPSERT = "INSERT INTO hearth.room_listing"
            + " (bucket, room_id, name, topic, tags, language, capacity, occupants, lease_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?";
    private static final String DELETE =
            "DELETE FROM hearth.room_listing USING TIMESTAMP ? WHERE bucket = ? AND room_id = ?";
    private static final String SELECT = "SELECT room_id, name, topic, tags, language, capacity, occupants, lease_until"
            + " FROM hearth.room_listing WHERE bucket = ? LIMIT ?";

    private final CqlStore store;
    private final DirectorySettings settings;
    private final InstantSource clock;
    private final SharedReading<DirectoryIndex> index;

    /** A directory over this store; the clock judges leases. */
    public CassandraRoomDirectory(CqlStore store, DirectorySettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.index = new SharedReading<>(this::read, settings.pageAge(), clock);
    }

    @Override
    public CompletionStage<Void> upsert(RoomListing listing) {
        var written = listing.listed() ? insert(listing) : delete(listing);
        return written.thenAccept(done -> {});
    }

    @Override
    public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
        return index.get().thenApply(all -> all.page(query));
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
                listing.leaseUntil(),
                micros(listing.asOf()));
    }

    private CompletionStage<AsyncResultSet> delete(RoomListing listing) {
        return store.run(
                DELETE,
                micros(listing.asOf()),
                bucket(listing.room()),
                listing.room().value());
    }

    private CompletionStage<DirectoryIndex> read() {
        CompletableFuture<List<RoomListing>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            all = all.thenCombine(readBucket(bucket), CassandraRoomDirectory::joined);
        }
        return all.orTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(listings -> DirectoryIndex.of(listings, clock.instant()))
                .whenComplete(CassandraRoomDirectory::complain);
    }

    /** At most once in the time that a reading is shared, so a store that is away does not fill the log. */
    private static void complain(@Nullable DirectoryIndex index, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("the list of rooms cannot be read: {}", failure.toString());
        }
    }

    private CompletionStage<List<RoomListing>> readBucket(int bucket) {
        int limit = Math.max(1, settings.roomsReadMax() / BUCKETS);
        return store.run(SELECT, bucket, limit)
                .thenCompose(page -> readOn(page, new ArrayList<>()))
                .thenApply(listings -> {
                    if (listings.size() == limit) {
                        LOG.warn("the list of rooms is cut at {} rooms in bucket {}", limit, bucket);
                    }
                    return listings;
                });
    }

    private static CompletionStage<List<RoomListing>> readOn(AsyncResultSet page, List<RoomListing> listings) {
        page.currentPage().forEach(row -> listings.add(listing(row)));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> readOn(next, listings))
                : CompletableFuture.completedFuture(listings);
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
                Objects.requireNonNullElse(row.get("lease_until", Instant.class), Instant.EPOCH),
                Instant.EPOCH);
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static int bucket(RoomId room) {
        return Math.floorMod(room.value().hashCode(), BUCKETS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
