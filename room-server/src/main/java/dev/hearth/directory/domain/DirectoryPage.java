package dev.hearth.directory.domain;

import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of rooms.
 *
 * @param next where the next page starts, absent on the last one
 */
public record DirectoryPage(List<Entry> rooms, @Nullable DirectoryCursor next) {

    public DirectoryPage {
        rooms = List.copyOf(rooms);
    }

    /** One room as the list shows it. */
    public record Entry(
            RoomId room, String name, String topic, List<String> tags, String language, int capacity, int occupants) {}

    /** Cuts the page that the query asks for out of all listings. */
    public static DirectoryPage of(Collection<RoomListing> listings, DirectoryQuery query, Instant now) {
        Function<RoomListing, DirectoryCursor> place = listing -> DirectoryCursor.of(listing, now);
        var after = query.after();
        var found = listings.stream()
                .filter(query::matches)
                .filter(listing -> after == null || place.apply(listing).compareTo(after) > 0)
                .sorted(Comparator.comparing(place))
                .limit(query.limit() + 1L)
                .toList();
        var shown = found.subList(0, Math.min(found.size(), query.limit()));
        var next = found.size() > shown.size() ? place.apply(shown.get(shown.size() - 1)) : null;
        return new DirectoryPage(
                shown.stream().map(listing -> entry(listing, now)).toList(), next);
    }

    private static Entry entry(RoomListing listing, Instant now) {
        return new Entry(
                listing.room(),
                listing.name(),
                listing.topic(),
                listing.tags(),
                listing.language(),
                listing.capacity(),
                listing.occupantsAt(now));
    }
}
