package dev.hearth.directory;

import static dev.hearth.directory.Listings.lease;
import static dev.hearth.directory.Listings.listing;
import static dev.hearth.directory.Listings.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.directory.domain.DirectoryCursor;
import dev.hearth.directory.domain.DirectoryIndex;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.RoomListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageCutterTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final PageCutter cutter = new PageCutter();

    @Test
    void pagesShowEveryRoomOnce() {
        var listings = IntStream.range(0, 250)
                .mapToObj(i -> listing("room " + i, i % 7))
                .toArray(RoomListing[]::new);
        var index = index(NOW, listings);
        var seen = new ArrayList<String>();
        @Nullable DirectoryCursor after = null;
        int pages = 0;
        do {
            var page = page(index, next(100, after));
            seen.addAll(names(page));
            after = page.next() == null
                    ? null
                    : DirectoryCursor.decode(page.next().encoded()).orElseThrow();
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(250);
    }

    @Test
    void pagesKeepTheOrderTheyBeganInAndShowWhatIsNew() {
        var first = page(index(NOW, listing("a", 3), listing("b", 2), listing("c", 1), listing("d", 0)), next(1, null));
        var later = index(NOW.plusSeconds(1), listing("a", 0), listing("b", 2), listing("d", 9), listing("new", 9));
        var second = page(later, next(5, first.next()));

        assertThat(names(first)).containsExactly("a");
        assertThat(names(second)).containsExactly("b", "d");
        assertThat(second.rooms().get(1).occupants()).isEqualTo(9);
    }

    @Test
    void whoeverPagesTooSlowlyGoesOnByPlace() {
        var first = page(index(NOW, listing("a", 3), listing("b", 2)), next(1, null));
        for (int second = 1; second < PageCutter.ORDERS_KEPT; second++) {
            page(index(NOW.plusSeconds(second), listing("a", 3), listing("b", 2)), next(1, null));
        }
        var last = index(NOW.plusSeconds(60), listing("a", 3), listing("b", 9), listing("c", 1));
        assertThat(names(page(last, next(5, first.next())))).containsExactly("b");

        page(last, next(1, null));
        assertThat(names(page(last, next(5, first.next())))).containsExactly("c");
    }

    private DirectoryPage page(DirectoryIndex newest, DirectoryQuery query) {
        return cutter.page(newest, query);
    }

    private static DirectoryQuery next(int limit, @Nullable DirectoryCursor after) {
        return new DirectoryQuery("", "", "", false, limit, after);
    }

    private static DirectoryIndex index(Instant at, RoomListing... listings) {
        return DirectoryIndex.of(List.of(listings), List.of(lease(NOW.plusSeconds(600))), at);
    }
}
