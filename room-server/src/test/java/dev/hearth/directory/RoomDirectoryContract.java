package dev.hearth.directory;

import static dev.hearth.directory.Listings.NODE;
import static dev.hearth.directory.Listings.OTHER_NODE;
import static dev.hearth.directory.Listings.WOKE;
import static dev.hearth.directory.Listings.WOKE_AGAIN;
import static dev.hearth.directory.Listings.described;
import static dev.hearth.directory.Listings.hidden;
import static dev.hearth.directory.Listings.later;
import static dev.hearth.directory.Listings.listing;
import static dev.hearth.directory.Listings.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.directory.domain.DirectoryCursor;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.MovingClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every directory does. It is empty before each test. */
public interface RoomDirectoryContract {

    RoomDirectory directory();

    MovingClock clock();

    @Test
    default void showsARoomAsItDescribedItself() {
        renew(NODE);
        var said = described("Tea House", "slow talk", List.of("tea", "quiet", "a"), "en-GB");
        upsert(said);

        assertThat(list(DirectoryQuery.all()).rooms())
                .containsExactly(new DirectoryPage.Entry(
                        said.room(), "Tea House", "slow talk", List.of("tea", "quiet", "a"), "en-GB", 20, 1));
    }

    @Test
    default void whatFollowsFromMoreOfTheLogCounts() {
        renew(NODE);
        var first = listing("room", 1);
        upsert(first);
        upsert(later(first, 2));
        assertThat(occupants()).isEqualTo(2);

        upsert(first);
        assertThat(occupants()).isEqualTo(2);
    }

    @Test
    default void aRoomThatHidesIsGoneUntilItShowsItselfAgain() {
        renew(NODE);
        var first = listing("room", 1);
        upsert(first);
        upsert(hidden(first));
        upsert(first);
        assertThat(list(DirectoryQuery.all()).rooms()).isEmpty();

        upsert(later(hidden(first), 3));
        assertThat(occupants()).isEqualTo(3);
    }

    @Test
    default void theRoomsOfALostNodeStayButCountAsEmpty() {
        renew(NODE);
        renew(OTHER_NODE);
        upsert(listing("lost", 5));
        upsert(listing("kept", 3, 10, new Residence(WOKE, OTHER_NODE, true)));

        clock().pass(Duration.ofSeconds(10));
        renew(OTHER_NODE);
        clock().pass(Duration.ofSeconds(5));

        assertThat(list(DirectoryQuery.all()).rooms())
                .extracting(room -> room.name() + " " + room.occupants())
                .containsExactly("kept 3", "lost 0");
    }

    @Test
    default void aNodeThatStartsAgainDoesNotReviveWhatItSaidBefore() {
        renew(NODE);
        upsert(listing("room", 5));
        clock().pass(Duration.ofSeconds(15));
        renew(NODE + "-started-again");

        assertThat(occupants()).isZero();
    }

    @Test
    default void aRoomOnAnUnknownNodeCountsAsEmpty() {
        upsert(listing("room", 5));

        assertThat(occupants()).isZero();
    }

    @Test
    default void aRoomThatStoppedCountsAsEmpty() {
        renew(NODE);
        upsert(listing("room", 5));
        upsert(listing("room", 5, 10, new Residence(WOKE, NODE, false)));

        assertThat(occupants()).isZero();
    }

    @Test
    default void theOldHostsLastWordDoesNotHideARoomThatWokeElsewhere() {
        renew(NODE);
        renew(OTHER_NODE);
        upsert(listing("room", 5, 10, new Residence(WOKE_AGAIN, OTHER_NODE, true)));
        upsert(listing("room", 5, 10, new Residence(WOKE, NODE, false)));
        upsert(listing("room", 4, 9, new Residence(WOKE, NODE, true)));

        assertThat(occupants()).isEqualTo(5);
    }

    @Test
    default void theLogDecidesEvenIfTheClockOfTheOldHostRanAhead() {
        renew(NODE);
        renew(OTHER_NODE);
        upsert(listing("room", 6, 11, new Residence(WOKE, OTHER_NODE, true)));
        upsert(listing("room", 5, 10, new Residence(WOKE_AGAIN, NODE, false)));

        assertThat(occupants()).isEqualTo(6);
    }

    @Test
    default void findsRoomsWithSpace() {
        renew(NODE);
        upsert(listing("full", 20));
        upsert(listing("one place", 19));

        assertThat(names(list(new DirectoryQuery("", "", "", true, 50, null)))).containsExactly("one place");
        clock().pass(Duration.ofSeconds(15));
        assertThat(names(list(new DirectoryQuery("", "", "", true, 50, null)))).containsExactly("full", "one place");
    }

    @Test
    default void cutsPagesOutOfManyRooms() {
        renew(NODE);
        IntStream.range(0, 45).forEach(i -> upsert(listing("room " + i, i)));

        var first = list(page(30, null));
        var second = list(page(30, first.next()));

        assertThat(names(first)).hasSize(30).startsWith("room 44", "room 43");
        assertThat(names(second)).hasSize(15).endsWith("room 1", "room 0");
        assertThat(second.next()).isNull();
    }

    @Test
    default void everyRoomIsOnOnePageWhileItsNodeIsLostAndItWakesElsewhere() {
        renew(NODE);
        renew(OTHER_NODE);
        var here = IntStream.range(0, 6)
                .mapToObj(i -> listing("here " + i, 10 + i))
                .sorted(Comparator.comparing(RoomListing::name))
                .toList();
        here.forEach(this::upsert);
        IntStream.range(0, 6).forEach(i -> upsert(listing("there " + i, i, 10, new Residence(WOKE, OTHER_NODE, true))));

        clock().pass(Duration.ofSeconds(14));
        renew(OTHER_NODE);
        clock().pass(Duration.ofSeconds(1));
        var first = list(page(4, null));
        here.forEach(room -> upsert(listing(
                room.name(), room.occupants(), room.offset() + 1, new Residence(WOKE_AGAIN, OTHER_NODE, true))));
        var second = list(page(4, first.next()));
        var third = list(page(4, second.next()));

        assertThat(names(first)).containsExactly("there 5", "there 4", "there 3", "there 2");
        assertThat(names(second)).containsExactly("there 1", "here 0", "here 1", "here 2");
        assertThat(second.rooms().get(1).occupants()).isEqualTo(10);
        assertThat(names(third)).containsExactly("here 3", "here 4", "here 5", "there 0");
        assertThat(third.next()).isNull();
    }

    private void renew(String node) {
        done(directory().renew(new NodeLease(node, clock().instant().plusSeconds(15))));
    }

    private void upsert(RoomListing listing) {
        done(directory().upsert(listing));
    }

    private static DirectoryQuery page(int limit, @Nullable DirectoryCursor after) {
        return new DirectoryQuery("", "", "", false, limit, after);
    }

    /** Of the only room. */
    private int occupants() {
        var rooms = list(DirectoryQuery.all()).rooms();
        assertThat(rooms).hasSize(1);
        return rooms.get(0).occupants();
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
