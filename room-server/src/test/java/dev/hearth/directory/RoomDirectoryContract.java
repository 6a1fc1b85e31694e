package dev.hearth.directory;

import static dev.hearth.directory.Listings.described;
import static dev.hearth.directory.Listings.hidden;
import static dev.hearth.directory.Listings.listing;
import static dev.hearth.directory.Listings.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every directory does. It is empty before each test. */
public interface RoomDirectoryContract {
    RoomDirectory directory();

    MovingClock clock();

    @Test
    default void showsARoomAsItDescribedItself() {
        var said = described("Tea House", "slow talk", List.of("tea", "quiet", "a"), "en-GB", clock().instant());
        upsert(said);

        assertThat(list(DirectoryQuery.all()).rooms())
                .containsExactly(new DirectoryPage.Entry(
                        said.room(), "Tea House", "slow talk", List.of("tea", "quiet", "a"), "en-GB", 20, 1));
    }

    @Test
    default void theNewestWordOfARoomCounts() {
        upsert(listing("room", 1, clock().instant()));
        clock().pass(Duration.ofSeconds(1));
        upsert(listing("room", 2, clock().instant()));

        assertThat(list(DirectoryQuery.all()).rooms()).singleElement().matches(room -> room.occupants() == 2);
    }

    @Test
    default void anOlderWordNeverReplacesANewerOne() {
        var earlier = clock().instant();
        clock().pass(Duration.ofSeconds(1));
        upsert(listing("room", 2, clock().instant()));
        upsert(listing("room", 1, earlier));

        assertThat(list(DirectoryQuery.all()).rooms()).singleElement().matches(room -> room.occupants() == 2);
    }

    @Test
    default void aRoomThatHidesIsGoneUntilItShowsItselfAgain() {
        var first = listing("room", 1, clock().instant());
        upsert(first);
        clock().pass(Duration.ofSeconds(1));
        upsert(hidden(first, clock().instant()));
        upsert(first);
        assertThat(list(DirectoryQuery.all()).rooms()).isEmpty();

        clock().pass(Duration.ofSeconds(2));
        upsert(listing("room", 3, clock().instant()));
        assertThat(names(list(DirectoryQuery.all()))).containsExactly("room");
    }

    @Test
    default void aRoomThatDoesNotRenewItsLeaseIsEmptyButStays() {
        upsert(listing("room", 5, clock().instant()));

        clock().pass(Duration.ofSeconds(60));

        assertThat(list(DirectoryQuery.all()).rooms()).singleElement().matches(room -> room.occupants() == 0);
    }

    @Test
    default void cutsPagesOutOfManyRooms() {
        IntStream.range(0, 45).forEach(i -> upsert(listing("room " + i, i, clock().instant())));

        var first = list(new DirectoryQuery("", "", "", 30, null));
        var second = list(new DirectoryQuery("", "", "", 30, first.next()));

        assertThat(names(first)).hasSize(30).startsWith("room 44", "room 43");
        assertThat(names(second)).hasSize(15).endsWith("room 1", "room 0");
        assertThat(second.next()).isNull();
    }

    private void upsert(RoomListing listing) {
        done(directory().upsert(listing));
    }

    /** A little later, because pages may be a second old. */
    private DirectoryPage list(DirectoryQuery query) {
        clock().pass(Duration.ofSeconds(1));
        return done(directory().list(query));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
