package dev.hearth.directory.domain;

import dev.hearth.kernel.RoomId;
import java.util.List;
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
            RoomId room, String name, String topic, List<String> tags, String language, int capacity, int occupants) {

        public Entry {
            tags = List.copyOf(tags);
        }

        /** Whether one more person may come in. */
        boolean hasSpace() {
            return occupants < capacity;
        }

        static Entry of(RoomListing listing, int occupants) {
            return new Entry(
                    listing.room(),
                    listing.name(),
                    listing.topic(),
                    listing.tags(),
                    listing.language(),
                    listing.capacity(),
                    occupants);
        }
    }
}
