package dev.hearth.directory.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * All rooms that may be shown, in the order of the list, prepared once so that many pages can be cut from it cheaply. Does
 * not change; leases are judged at the moment it was made.
 */
public final class DirectoryIndex {
    private final List<Row> rows;

    private DirectoryIndex(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** An index of the listed rooms among these. */
    public static DirectoryIndex of(Collection<RoomListing> listings, Instant now) {
        return new DirectoryIndex(listings.stream()
                .filter(RoomListing::listed)
                .map(listing -> Row.of(listing, now))
                .sorted(Comparator.comparing(Row::place))
                .toList());
    }

    /** The page that the query asks for. */
    public DirectoryPage page(DirectoryQuery query) {
        var after = query.after();
        var found = rows.stream()
                .filter(row -> after == null || row.place.compareTo(after) > 0)
                .filter(row -> row.matches(query))
                .limit(query.limit() + 1L)
                .toList();
        var shown = found.subList(0, Math.min(found.size(), query.limit()));
        var next = found.size() > shown.size() ? shown.get(shown.size() - 1).place : null;
        return new DirectoryPage(shown.stream().map(Row::entry).toList(), next);
    }

    /** A room with everything that is compared already folded. */
    private record Row(
            DirectoryPage.Entry entry, DirectoryCursor place, String topic, List<String> tags, String language) {

        private Row {
            tags = List.copyOf(tags);
        }

        static Row of(RoomListing listing, Instant now) {
            int occupants = listing.occupantsAt(now);
            return new Row(
                    DirectoryPage.Entry.of(listing, occupants),
                    new DirectoryCursor(occupants, FoldedText.of(listing.name()), listing.room()),
                    FoldedText.of(listing.topic()),
                    listing.tags().stream().map(FoldedText::of).toList(),
                    FoldedText.of(listing.language()));
        }

        boolean matches(DirectoryQuery query) {
            return matchesText(query.text()) && matchesTag(query.tag()) && matchesLanguage(query.language());
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
