package dev.hearth.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What happened in a room, as clients see it. */
public sealed interface RoomEventBody {

    /** The {@code type} on the wire. */
    String type();

    void accept(Visitor visitor) throws IOException;

    record Created(String persona, String shell, RoomShapes.Settings settings) implements RoomEventBody {
        @Override
        public String type() {
            return "room.created";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onCreated(this);
        }
    }

    record Configured(RoomShapes.Settings settings) implements RoomEventBody {
        @Override
        public String type() {
            return "room.configured";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onConfigured(this);
        }
    }

    record Closed() implements RoomEventBody {
        @Override
        public String type() {
            return "room.closed";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onClosed(this);
        }
    }

    record Reopened() implements RoomEventBody {
        @Override
        public String type() {
            return "room.reopened";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onReopened(this);
        }
    }

    record Joined(int number, String persona, RoomShapes.Spot spot) implements RoomEventBody {
        @Override
        public String type() {
            return "room.joined";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onJoined(this);
        }
    }

    /** @param version of the face to be shown from now on */
    record Dressed(int number, String persona, long version) implements RoomEventBody {
        @Override
        public String type() {
            return "room.dressed";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onDressed(this);
        }
    }

    record Left(int number, String persona, String reason) implements RoomEventBody {
        @Override
        public String type() {
            return "room.left";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onLeft(this);
        }
    }

    record Said(String persona, String text) implements RoomEventBody {
        @Override
        public String type() {
            return "room.said";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onSaid(this);
        }

        @Override
        public String toString() {
            return "Said[" + text.length() + " chars]";
        }
    }

    record Sat(int number, String seat) implements RoomEventBody {
        @Override
        public String type() {
            return "room.sat";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onSat(this);
        }
    }

    record Stood(int number, RoomShapes.Spot spot) implements RoomEventBody {
        @Override
        public String type() {
            return "room.stood";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onStood(this);
        }
    }

    record Banned(String persona, Instant until) implements RoomEventBody {
        @Override
        public String type() {
            return "room.banned";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onBanned(this);
        }
    }

    record Unbanned(String persona) implements RoomEventBody {
        @Override
        public String type() {
            return "room.unbanned";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onUnbanned(this);
        }
    }

    record Muted(String persona, Instant until) implements RoomEventBody {
        @Override
        public String type() {
            return "room.muted";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onMuted(this);
        }
    }

    record Unmuted(String persona) implements RoomEventBody {
        @Override
        public String type() {
            return "room.unmuted";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onUnmuted(this);
        }
    }

    record RoleChanged(String persona, String role) implements RoomEventBody {
        @Override
        public String type() {
            return "room.role-changed";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onRoleChanged(this);
        }
    }

    record PiecePlaced(RoomShapes.PieceView piece) implements RoomEventBody {
        @Override
        public String type() {
            return "furniture.placed";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onPiecePlaced(this);
        }
    }

    record PieceMoved(int piece, RoomShapes.Fixing fixing, List<RoomShapes.SeatView> seats) implements RoomEventBody {
        @Override
        public String type() {
            return "furniture.moved";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onPieceMoved(this);
        }
    }

    record PieceRemoved(int piece) implements RoomEventBody {
        @Override
        public String type() {
            return "furniture.removed";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onPieceRemoved(this);
        }
    }

    record Positions(List<RoomShapes.Stance> positions) implements RoomEventBody {
        @Override
        public String type() {
            return "room.positions";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onPositions(this);
        }
    }

    record Skip() implements RoomEventBody {
        @Override
        public String type() {
            return "skip";
        }

        @Override
        public void accept(Visitor visitor) throws IOException {
            visitor.onSkip(this);
        }
    }

    /** One method per event: a forgotten one does not compile. */
    interface Visitor {
        void onCreated(Created event) throws IOException;

        void onConfigured(Configured event) throws IOException;

        void onClosed(Closed event) throws IOException;

        void onReopened(Reopened event) throws IOException;

        void onJoined(Joined event) throws IOException;

        void onDressed(Dressed event) throws IOException;

        void onLeft(Left event) throws IOException;

        void onSaid(Said event) throws IOException;

        void onSat(Sat event) throws IOException;

        void onStood(Stood event) throws IOException;

        void onBanned(Banned event) throws IOException;

        void onUnbanned(Unbanned event) throws IOException;

        void onMuted(Muted event) throws IOException;

        void onUnmuted(Unmuted event) throws IOException;

        void onRoleChanged(RoleChanged event) throws IOException;

        void onPiecePlaced(PiecePlaced event) throws IOException;

        void onPieceMoved(PieceMoved event) throws IOException;

        void onPieceRemoved(PieceRemoved event) throws IOException;

        void onPositions(Positions event) throws IOException;

        void onSkip(Skip event) throws IOException;
    }
}
