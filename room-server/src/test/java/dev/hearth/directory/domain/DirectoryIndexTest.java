package dev.hearth.directory.domain;

import static dev.hearth.directory.Listings.described;
import static dev.hearth.directory.Listings.hidden;
import static dev.hearth.directory.Listings.listing;
import static dev.hearth.directory.Listings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryIndexTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void theBusiestComeFirstThenByName() {
        var page = index(
                        listing("beta", 1, NOW),
                        listing("Zoo", 5, NOW),
                        listing("Alpha", 1, NOW),
                        listing("empty", 0, NOW))
                .page(DirectoryQuery.all());

        assertThat(names(page)).containsExactly("Zoo", "Alpha", "beta", "empty");
        assertThat(page.next()).isNull();
    }

    @Test
    void aRoomWhoseLeaseIsOverCountsAsEmpty() {
        var listings = List.of(listing("gone", 9, NOW.minusSeconds(60)), listing("here", 1, NOW));

        var page = DirectoryIndex.of(listings, NOW).page(DirectoryQuery.all());

        assertThat(names(page)).containsExactly("here", "gone");
        assertThat(page.rooms().get(1).occupants()).isZero();
        assertThat(DirectoryIndex.of(listings, NOW.minusMillis(1))
                        .page(DirectoryQuery.all())
                        .rooms()
                        .get(0)
                        .occupants())
                .isEqualTo(9);
    }

    @Test
    void whatIsNotListedIsNotShown() {
        assertThat(names(index(hidden(listing("hidden", 9, NOW), NOW)).page(DirectoryQuery.all())))
                .isEmpty();
    }

    @Test
    void filtersByTextTagAndLanguage() {
        var index = index(
                described("Tea House", "slow talk", List.of("tea", "quiet"), "en-GB", NOW),
                described("Casa", "Música e TEA", List.of("music"), "pt-BR", NOW),
                described("Hall", "", List.of("teatime"), "pt", NOW),
                described("Anywhere", "", List.of(), "", NOW));

        assertThat(names(index.page(query("ＴＥＡ", "", "")))).containsExactly("Casa", "Hall", "Tea House");
        assertThat(names(index.page(query("música", "", "")))).containsExactly("Casa");
        assertThat(names(index.page(query("", "Tea", "")))).containsExactly("Tea House");
        assertThat(names(index.page(query("", "", "pt")))).containsExactly("Casa", "Hall");
        assertThat(names(index.page(query("", "", "PT-br")))).containsExactly("Casa");
        assertThat(names(index.page(query("tea", "music", "pt")))).containsExactly("Casa");
        assertThat(names(index.page(query("tea", "music", "en")))).isEmpty();
    }

    @Test
    void pagesShowEveryRoomOnce() {
        var listings = IntStream.range(0, 250)
                .mapToObj(i -> listing("room " + i, i % 7, NOW))
                .toList();
        var index = DirectoryIndex.of(listings, NOW);
        var seen = new ArrayList<String>();
        @Nullable DirectoryCursor after = null;
        int pages = 0;
        do {
            var page = index.page(new DirectoryQuery("", "", "", 100, after));
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
    void aFullLastPageHasNoNext() {
        var index = index(listing("a", 1, NOW), listing("b", 1, NOW));

        assertThat(index.page(new DirectoryQuery("", "", "", 2, null)).next()).isNull();
        assertThat(index.page(new DirectoryQuery("", "", "", 1, null)).next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void refusesLimitsOutOfRange(int limit) {
        assertThatThrownBy(() -> new DirectoryQuery("", "", "", limit, null)).hasMessageContaining("1 to 100");
    }

    @Test
    void refusesLongTexts() {
        assertThat(query("x".repeat(120), "", "").text()).hasSize(120);
        assertThatThrownBy(() -> query("x".repeat(121), "", "")).hasMessageContaining("got 121");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "!", "MTI", "eDo", "MTphYmM", "____", "OTk5OTk5OTk5OTk5OmFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
            })
    void aCursorThatNoPageNamedIsNone(String text) {
        assertThat(DirectoryCursor.decode(text)).isEmpty();
        assertThat(DirectoryCursor.decode(text + "A".repeat(2_000))).isEmpty();
    }

    private static DirectoryQuery query(String text, String tag, String language) {
        return new DirectoryQuery(text, tag, language, 50, null);
    }

    private static DirectoryIndex index(RoomListing... listings) {
        return DirectoryIndex.of(List.of(listings), NOW);
    }
}
