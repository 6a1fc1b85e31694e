package dev.hearth.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a node can say to a client. Ids and enumerations are texts here: the wire knows no domain types. */
public sealed interface ServerMessage {

    /** The {@code type} on the wire. */
    String type();

    void accept(Visitor visitor) throws IOException;

    /** The first word on every socket. */
    record Hello(long heartbeatMs, Instant time, String build, int frameBytes, int unanswered, int textCodePoints)
            implements ServerMessage {
        @Override
        public String type() {
            return "hello";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onHello(this);
        }
    }

    /** The socket belongs to a link now.
     *
     * @param secret 256 bits, new every time
     * @param rooms last attended, newest first */
    record Ready(
            boolean resumed,
            String link,
            String secret,
            String person,
            String persona,
            String name,
            List<String> rooms,
            Instant time)
            implements ServerMessage {
        @Override
        public String type() {
            return resumed ? "resumed" : "ready";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onReady(this);
        }

        @Override
        public String toString() {
            return "Ready[link=" + link + ", persona=" + persona + ", secret=***]";
        }
    }

    /** How a stream that a client named goes on. */
    record StreamAnswer(
            String stream,
            Answer answer,
            @Nullable String epoch,
            @Nullable Long offset,
            @Nullable ErrorCode reason) implements ServerMessage {
        @Override
        public String type() {
            return "stream";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onStreamAnswer(this);
        }
    }

    /** Persisted and decided. */
    record Ok(
            long id,
            boolean duplicate,
            @Nullable String room,
            @Nullable Long offset,
            @Nullable Integer occupant,
            @Nullable String seat,
            @Nullable Integer piece)
            implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onOk(this);
        }
    }

    /** An {@code ok} with a page of a room's log.
     *
     * @param offset of the first event, absent from an empty page */
    record HistoryPage(
            long id, @Nullable Long offset, List<EventLine> events, Map<String, PeopleShapes.Face> people, boolean more)
            implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onHistoryPage(this);
        }
    }

    /** An {@code ok} with a page of the inbox. */
    record InboxPage(
            long id,
            String epoch,
            long offset,
            long read,
            int unread,
            List<InboxLine> events,
            Map<String, PeopleShapes.Face> people,
            boolean more)
            implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onInboxPage(this);
        }
    }

    /** An {@code ok} with a page of the directory. */
    record DirectoryPage(
            long id, List<Listing> rooms, @Nullable String next) implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onDirectoryPage(this);
        }
    }

    /** An {@code ok} of something about one's own avatar.
     *
     * @param off products that came off without having been named */
    record AvatarChanged(long id, boolean duplicate, long version, PeopleShapes.Look look, List<String> off)
            implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onAvatarChanged(this);
        }
    }

    /** An {@code ok} with everything in one's own wardrobe. */
    record AvatarPage(long id, long version, PeopleShapes.Look look, List<PeopleShapes.SavedLook> saved)
            implements ServerMessage {
        @Override
        public String type() {
            return "ok";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onAvatarPage(this);
        }
    }

    /** No effect, ever.
     *
     * @param id absent where no request number could be read */
    record Failed(
            @Nullable Long id,
            ErrorCode code,
            @Nullable Long afterMs,
            String message,
            String ref,
            @Nullable String nearest,
            @Nullable Instant until)
            implements ServerMessage {
        @Override
        public String type() {
            return "error";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onFailed(this);
        }
    }

    /** It may have happened: the same command with the same key will tell. */
    record Unknown(long id, ErrorCode code, long afterMs, String ref) implements ServerMessage {
        @Override
        public String type() {
            return "unknown";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onUnknown(this);
        }
    }

    /** The client's own number, given back. */
    record HeartbeatEcho(String time) implements ServerMessage {
        @Override
        public String type() {
            return "heartbeat";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onHeartbeatEcho(this);
        }
    }

    /** A part of a room's whole visible state.
     *
     * @param head in the first part only */
    record RoomSnapshot(
            String room,
            String epoch,
            long offset,
            int part,
            int parts,
            RoomShapes.@Nullable Head head,
            List<RoomShapes.OccupantView> occupants,
            List<RoomShapes.PieceView> furniture,
            List<EventLine> talk,
            Map<String, PeopleShapes.Face> people)
            implements ServerMessage {
        @Override
        public String type() {
            return "room.snapshot";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoomSnapshot(this);
        }
    }

    /** Consecutive events, the same bytes for everybody. */
    record RoomEvents(String room, long offset, List<EventLine> events, Map<String, PeopleShapes.Face> people)
            implements ServerMessage {
        @Override
        public String type() {
            return "room.events";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoomEvents(this);
        }
    }

    /** Newest positions of those who moved. */
    record RoomMoves(String room, long at, List<RoomShapes.Stance> moves) implements ServerMessage {
        @Override
        public String type() {
            return "room.moves";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoomMoves(this);
        }
    }

    /** Newest signs of those who made some. */
    record RoomSigns(String room, long at, List<RoomShapes.Sign> signs) implements ServerMessage {
        @Override
        public String type() {
            return "room.signs";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoomSigns(this);
        }
    }

    /** How many are in a room, for those who do not look at it. */
    record RoomCounts(String room, long at, int occupants, int typing, int reconnecting) implements ServerMessage {
        @Override
        public String type() {
            return "room.counts";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoomCounts(this);
        }

        /** Whether the other one says the same, whenever it was taken. */
        public boolean hasNumbersOf(RoomCounts other) {
            return occupants == other.occupants && typing == other.typing && reconnecting == other.reconnecting;
        }
    }

    /** Names and looks that had still to be looked up. */
    record People(Map<String, PeopleShapes.Face> people) implements ServerMessage {
        @Override
        public String type() {
            return "people";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onPeople(this);
        }
    }

    /** Consecutive events of one's own inbox. */
    record InboxEvents(String epoch, long offset, List<InboxLine> events, Map<String, PeopleShapes.Face> people)
            implements ServerMessage {
        @Override
        public String type() {
            return "inbox.events";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onInboxEvents(this);
        }
    }

    /** Worth knowing without having asked. */
    record Notice(
            ErrorCode code, @Nullable String room, @Nullable Long afterMs) implements ServerMessage {
        @Override
        public String type() {
            return "notice";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onNotice(this);
        }
    }

    /** How a stream goes on. */
    enum Answer {
        LIVE,
        REPLAY,
        SNAPSHOT,
        GONE
    }

    /** One room of the directory. */
    record Listing(
            String room, String name, String topic, List<String> tags, String language, int capacity, int occupants) {}

    /**
     * An event with what surrounds it.
     *
     * @param offset only where lines are not consecutive
     * @param by occupant number of the author, 0 for nobody inside
     */
    record EventLine(@Nullable Long offset, Instant at, int by, RoomEventBody body) {}

    /** @param offset only where lines are not consecutive */
    record InboxLine(@Nullable Long offset, Instant at, InboxEventBody body) {}

    /** One method per message: a forgotten one does not compile. */
    interface Visitor {
        void onHello(Hello message) throws IOException;

        void onReady(Ready message) throws IOException;

        void onStreamAnswer(StreamAnswer message) throws IOException;

        void onOk(Ok message) throws IOException;

        void onHistoryPage(HistoryPage message) throws IOException;

        void onInboxPage(InboxPage message) throws IOException;

        void onDirectoryPage(DirectoryPage message) throws IOException;

        void onAvatarChanged(AvatarChanged message) throws IOException;

        void onAvatarPage(AvatarPage message) throws IOException;

        void onFailed(Failed message) throws IOException;

        void onUnknown(Unknown message) throws IOException;

        void onHeartbeatEcho(HeartbeatEcho message) throws IOException;

        void onRoomSnapshot(RoomSnapshot message) throws IOException;

        void onRoomEvents(RoomEvents message) throws IOException;

        void onRoomMoves(RoomMoves message) throws IOException;

        void onRoomSigns(RoomSigns message) throws IOException;

        void onRoomCounts(RoomCounts message) throws IOException;

        void onPeople(People message) throws IOException;

        void onInboxEvents(InboxEvents message) throws IOException;

        void onNotice(Notice message) throws IOException;
    }
}
