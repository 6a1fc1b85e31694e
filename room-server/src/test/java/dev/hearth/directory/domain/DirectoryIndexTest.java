package dev.hearth.directory.domain;

import static dev.hearth.directory.Listings.described;
import static dev.hearth.directory.Listings.hidden;
import static dev.hearth.directory.Listings.lease;
import static dev.hearth.directory.Listings.listing;
import static dev.hearth.directory.Listings.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryIndexTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void theBusiestComeFirstThenByName() {
        var page = page(
                index(NOW, listing("beta", 1), listing("Zoo", 5), listing("Alpha", 1), listing("empty", 0)),
                DirectoryQuery.all());

        assertThat(names(page)).containsExactly("Zoo", "Alpha", "beta", "empty");
        assertThat(page.next()).isNull();
    }

    @Test
    void aLeaseHoldsUntilItsLastMoment() {
        var listings = List.of(listing("room", 9));
        var leases = List.of(lease(NOW));

        assertThat(page(DirectoryIndex.of(listings, leases, NOW.minusMillis(1)), DirectoryQuery.all())
                        .rooms())
                .singleElement()
                .matches(room -> room.occupants() == 9);
        assertThat(page(DirectoryIndex.of(listings, leases, NOW), DirectoryQuery.all())
                        .rooms())
                .singleElement()
                .matches(room -> room.occupants() == 0);
    }

    @Test
    void whatIsNotListedIsNotShown() {
        assertThat(names(page(index(NOW, hidden(listing("hidden", 9))), DirectoryQuery.all())))
                .isEmpty();
    }

    @Test
    void filtersByTextTagAndLanguage() {
        var index = index(
                NOW,
                described("Tea House", "slow talk", List.of("tea", "quiet"), "en-GB"),
                described("Casa", "Música e TEA", List.of("music"), "pt-BR"),
                described("Hall", "", List.of("teatime"), "pt"),
                described("Anywhere", "", List.of(), ""));

        assertThat(names(page(index, query("ＴＥＡ", "", "")))).containsExactly("Casa", "Hall", "Tea House");
        assertThat(names(page(index, query("música", "", "")))).containsExactly("Casa");
        assertThat(names(page(index, query("", "Tea", "")))).containsExactly("Tea House");
        assertThat(names(page(index, query("", "", "pt")))).containsExactly("Casa", "Hall");
        assertThat(names(page(index, query("", "", "PT-br")))).containsExactly("Casa");
        assertThat(names(page(index, query("tea", "music", "pt")))).containsExactly("Casa");
        assertThat(names(page(index, query("tea", "music", "en")))).isEmpty();
    }

    @Test
    void aFullLastPageHasNoNext() {
        var index = index(NOW, listing("a", 1), listing("b", 1));

        assertThat(page(index, next(2, null)).next()).isNull();
        assertThat(page(index, next(1, null)).next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void refusesLimitsOutOfRange(int limit) {
        assertThatThrownBy(() -> next(limit, null)).hasMessageContaining("1 to 100");
    }

    @Test
    void refusesLongTexts() {
        assertThat(query("x".repeat(120), "", "").text()).hasSize(120);
        assertThatThrownBy(() -> query("x".repeat(121), "", "")).hasMessageContaining("got 121");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "MTI",
                "eDo",
                "MTphYmM",
                "____",
                "MTo6YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh",
                "MTo5OTk5OTk5OTk5OTk6YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
            })
    void aCursorThatNoPageNamedIsNone(String text) {
        assertThat(DirectoryCursor.decode(text)).isEmpty();
        assertThat(DirectoryCursor.decode(text + "A".repeat(2_000))).isEmpty();
    }

    private static DirectoryPage page(DirectoryIndex newest, DirectoryQuery query) {
        return newest.page(query, newest.order());
    }

    private static DirectoryQuery next(int limit, @Nullable DirectoryCursor after) {
        return new DirectoryQuery("", "", "", false, limit, after);
    }

    private static DirectoryQuery query(String text, String tag, String language) {
        return new DirectoryQuery(text, tag, language, false, 50, null);
    }

    private static DirectoryIndex index(Instant at, RoomListing... listings) {
        return DirectoryIndex.of(List.of(listings), List.of(lease(NOW.plusSeconds(600))), at);
    }
}
