package dev.hearth.directory.domain;

import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One reading of the list: all rooms that may be shown, and their order, prepared once so that many pages can be cut from
 * it cheaply. Does not change; leases are judged at the moment it was made.
 */
public final class DirectoryIndex {
    private final long reading;
    private final Map<RoomId, Row> rows;
    private final List<DirectoryCursor> order;

    private DirectoryIndex(long reading, Map<RoomId, Row> rows) {
        this.reading = reading;
        this.rows = Map.copyOf(rows);
        this.order = List.copyOf(rows.values().stream()
                .map(Row::place)
                .sorted(DirectoryCursor.ORDER)
                .toList());
    }

    /** An index of the listed rooms among these; those on nodes without a fresh lease count as empty. */
    public static DirectoryIndex of(Collection<RoomListing> listings, Collection<NodeLease> leases, Instant now) {
        var living = leases.stream()
                .filter(lease -> lease.isFresh(now))
                .map(NodeLease::node)
                .collect(Collectors.toUnmodifiableSet());
        long reading = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return new DirectoryIndex(
                reading,
                listings.stream()
                        .filter(RoomListing::listed)
                        .map(listing -> Row.of(listing, listing.occupantsIf(living), reading))
                        .collect(Collectors.toUnmodifiableMap(row -> row.place.room(), Function.identity())));
    }

    /** Tells this reading from others. */
    public long reading() {
        return reading;
    }

    /** All rooms, in the order of this reading. */
    public List<DirectoryCursor> order() {
        return order;
    }

    /** The page that the query asks for, in an order of this reading or of an earlier one. */
    public DirectoryPage page(DirectoryQuery query, List<DirectoryCursor> inOrder) {
        var after = query.after();
        var found = inOrder.stream()
                .filter(place -> after == null || place.isAfter(after))
                .filter(place -> isWanted(place.room(), query))
                .limit(query.limit() + 1L)
                .toList();
        var shown = found.subList(0, Math.min(found.size(), query.limit()));
        var next = found.size() > shown.size() ? shown.get(shown.size() - 1) : null;
        return new DirectoryPage(
                shown.stream()
                        .map(place -> Objects.requireNonNull(rows.get(place.room())).entry)
                        .toList(),
                next);
    }

    private boolean isWanted(RoomId room, DirectoryQuery query) {
        var row = rows.get(room);
        return row != null && row.matches(query);
    }

    /** A room with everything that is compared already folded. */
    private record Row(
            DirectoryPage.Entry entry, DirectoryCursor place, String topic, List<String> tags, String language) {

        private Row {
            tags = List.copyOf(tags);
        }

        static Row of(RoomListing listing, int occupants, long reading) {
            return new Row(
                    DirectoryPage.Entry.of(listing, occupants),
                    new DirectoryCursor(reading, occupants, FoldedText.of(listing.name()), listing.room()),
                    FoldedText.of(listing.topic()),
                    listing.tags().stream().map(FoldedText::of).toList(),
                    FoldedText.of(listing.language()));
        }

        boolean matches(DirectoryQuery query) {
            return matchesText(query.text())
                    && matchesTag(query.tag())
                    && matchesLanguage(query.language())
                    && (!query.hasSpace() || entry.hasSpace());
        }

        private boolean matchesText(String text) {
            return place.name().contains(text)
                    || topic.contains(text)
                    || tags.stream().anyMatch(tag -> tag.contains(text));
        }

        private boolean matchesTag(String tag) {
            return tag.isEmpty() || tags.contains(tag);
        }

        private boolean matchesLanguage(String wanted) {
            return wanted.isEmpty() || language.equals(wanted) || language.startsWith(wanted + "-");
        }
    }
}
