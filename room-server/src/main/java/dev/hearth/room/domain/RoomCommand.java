package dev.hearth.room.domain;

import dev.hearth.kernel.PersonaId;
import java.time.Duration;
import java.util.List;

/** What can be asked of a room and is persisted when accepted. Walking and gestures are not here: they are volatile. */
public sealed interface RoomCommand {

    /**
     * @param shell known to {@link Layout#isKnown}
     * @param epochNonce random, unique to this creation; see {@link Room#epochNonce()}
     */
    record Create(RoomProfile profile, String shell, String epochNonce) implements RoomCommand {
        public Create {
            if (!Layout.isKnown(shell)) {
                throw new IllegalArgumentException("shell: nobody knows '" + shell + "'");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onCreate(this);
        }
    }

    record Configure(RoomProfileChange change) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onConfigure(this);
        }
    }

    record Close() implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onClose(this);
        }
    }

    record Reopen() implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReopen(this);
        }
    }

    /** @param lookVersion of the face that comes in, 0 where only the name is known */
    record Join(long lookVersion) implements RoomCommand {

        /** With nothing known but the name. */
        public Join() {
            this(0);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onJoin(this);
        }
    }

    record Leave() implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onLeave(this);
        }
    }

    record Say(TalkText text) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSay(this);
        }
    }

    record Sit(String seat) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSit(this);
        }
    }

    record Stand() implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onStand(this);
        }
    }

    record Kick(PersonaId target) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onKick(this);
        }
    }

    /** @param length 1 minute to 365 days */
    record Ban(PersonaId target, Duration length) implements RoomCommand {
        public static final Duration LENGTH_MIN = Duration.ofMinutes(1);
        public static final Duration LENGTH_MAX = Duration.ofDays(365);

        public Ban {
            within(length, LENGTH_MIN, LENGTH_MAX);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onBan(this);
        }
    }

    record Unban(PersonaId target) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onUnban(this);
        }
    }

    /** @param length 1 minute to 1 day */
    record Mute(PersonaId target, Duration length) implements RoomCommand {
        public static final Duration LENGTH_MIN = Duration.ofMinutes(1);
        public static final Duration LENGTH_MAX = Duration.ofDays(1);

        public Mute {
            within(length, LENGTH_MIN, LENGTH_MAX);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMute(this);
        }
    }

    record Unmute(PersonaId target) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onUnmute(this);
        }
    }

    /** @param role {@link Role#BUILDER} or {@link Role#GUEST} */
    record ChangeRole(PersonaId target, Role role) implements RoomCommand {
        public ChangeRole {
            if (role == Role.OWNER) {
                throw new IllegalArgumentException("role: BUILDER or GUEST, got OWNER");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onChangeRole(this);
        }
    }

    /**
     * @param product id in the catalogue
     * @param form what the catalogue says of that product now
     */
    record PlacePiece(String product, Form form, Spot spot) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPlacePiece(this);
        }
    }

    record MovePiece(int piece, SpotChange change) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMovePiece(this);
        }
    }

    record RemovePiece(int piece) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onRemovePiece(this);
        }
    }

    /** The room's own: an occupant looks different. Of what is no news nothing comes. */
    record Dress(PersonaId persona, long version) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onDress(this);
        }
    }

    /** The room's own: an occupant's grace time ended. */
    record Expire(int occupant) implements RoomCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onExpire(this);
        }
    }

    /**
     * The room's own: where people stand by now, stored now and then so that a crash forgets little. When it is decided,
     * the newest whereabouts of the batch count, and who is not among them is left out: this may have waited meanwhile.
     */
    record NotePositions(List<Standing> positions) implements RoomCommand {
        public NotePositions {
            positions = List.copyOf(positions);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onNotePositions(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    private static void within(Duration length, Duration min, Duration max) {
        if (length.compareTo(min) < 0 || length.compareTo(max) > 0) {
            throw new IllegalArgumentException("length: " + min + " to " + max + ", got " + length);
        }
    }

    /** One method per command: a forgotten one does not compile. */
    interface Visitor<R> {
        R onCreate(Create command);

        R onConfigure(Configure command);

        R onClose(Close command);

        R onReopen(Reopen command);

        R onJoin(Join command);

        R onLeave(Leave command);

        R onSay(Say command);

        R onSit(Sit command);

        R onStand(Stand command);

        R onKick(Kick command);

        R onBan(Ban command);

        R onUnban(Unban command);

        R onMute(Mute command);

        R onUnmute(Unmute command);

        R onChangeRole(ChangeRole command);

        R onPlacePiece(PlacePiece command);

        R onMovePiece(MovePiece command);

        R onRemovePiece(RemovePiece command);

        R onDress(Dress command);

        R onExpire(Expire command);

        R onNotePositions(NotePositions command);
    }
}
