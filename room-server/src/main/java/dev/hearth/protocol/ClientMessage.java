package dev.hearth.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client can send, already typed and ranged but not yet judged: texts are as they came, ids have the right
 * shape and may name nothing.
 */
public sealed interface ClientMessage {

    /** A message that wants an answer. */
    sealed interface Request extends ClientMessage permits Query, Durable {
        /** The client's request number, 1 to 2^53 - 1. */
        long id();
    }

    /** A request that changes nothing. */
    sealed interface Query extends Request permits History, ReadInbox, ListDirectory {}

    /** A request that is persisted before it is answered with {@code ok}. */
    sealed interface Durable extends Request {
        Keyed request();

        @Override
        default long id() {
            return request().id();
        }
    }

    /**
     * What every durable command carries.
     *
     * @param id the client's request number
     * @param key 32 lower-case hexadecimal digits
     * @param fingerprint of type and content: the same key with another one is a conflict
     */
    record Keyed(long id, String key, String fingerprint) {}

    /** How far a client has read in a stream, {@code room:<id>} or {@code inbox}. */
    record Position(String stream, String epoch, long offset) {}

    /** What somebody says about a room; absent parts are not spoken about. */
    record Profile(
            @Nullable String name,
            @Nullable String topic,
            @Nullable List<String> tags,
            @Nullable String language,
            @Nullable Integer capacity,
            @Nullable String visibility,
            @Nullable String welcome) {}

    record Identify(String token, String client, List<Position> streams) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onIdentify(this);
        }

        @Override
        public String toString() {
            return "Identify[token=***, client=" + client + ", streams=" + streams + "]";
        }
    }

    record Resume(String token, String client, String link, String secret, List<Position> streams)
            implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onResume(this);
        }

        @Override
        public String toString() {
            return "Resume[token=***, link=" + link + ", secret=***, streams=" + streams + "]";
        }
    }

    record CreateRoom(Keyed request, Profile profile) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onCreateRoom(this);
        }
    }

    record ConfigureRoom(Keyed request, String room, Profile change) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onConfigureRoom(this);
        }
    }

    record CloseRoom(Keyed request, String room) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onCloseRoom(this);
        }
    }

    record ReopenRoom(Keyed request, String room) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReopenRoom(this);
        }
    }

    record JoinRoom(Keyed request, String room) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onJoinRoom(this);
        }
    }

    record LeaveRoom(Keyed request, String room) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onLeaveRoom(this);
        }
    }

    record Say(Keyed request, String room, String text) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSay(this);
        }

        @Override
        public String toString() {
            return "Say[request=" + request + ", room=" + room + "]";
        }
    }

    /** @param to number of an occupant */
    record Whisper(Keyed request, String room, int to, String text) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onWhisper(this);
        }

        @Override
        public String toString() {
            return "Whisper[request=" + request + ", room=" + room + ", to=" + to + "]";
        }
    }

    record Sit(Keyed request, String room, String seat) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSit(this);
        }
    }

    record Stand(Keyed request, String room) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onStand(this);
        }
    }

    record Kick(Keyed request, String room, String persona) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onKick(this);
        }
    }

    /** @param minutes 1 to 525,600 */
    record Ban(Keyed request, String room, String persona, int minutes) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onBan(this);
        }
    }

    record Unban(Keyed request, String room, String persona) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onUnban(this);
        }
    }

    /** @param minutes 1 to 1,440 */
    record Mute(Keyed request, String room, String persona, int minutes) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMute(this);
        }
    }

    record Unmute(Keyed request, String room, String persona) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onUnmute(this);
        }
    }

    /** @param role {@code builder} or {@code guest} */
    record ChangeRole(Keyed request, String room, String persona, String role) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onChangeRole(this);
        }
    }

    /**
     * @param before exclusive offset, absent for the newest page
     * @param limit 1 to 100
     */
    record History(long id, String room, @Nullable Long before, int limit) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onHistory(this);
        }
    }

    /** Metres and radians; finite numbers. */
    record Move(String room, double x, double z, double facing) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onMove(this);
        }
    }

    record Pose(String room, String pose) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onPose(this);
        }
    }

    record Typing(String room, boolean on) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onTyping(this);
        }
    }

    record React(String room, String reaction) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReact(this);
        }
    }

    /** @param to a persona */
    record SendDirect(Keyed request, String to, String text) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onSendDirect(this);
        }

        @Override
        public String toString() {
            return "SendDirect[request=" + request + ", to=" + to + "]";
        }
    }

    /**
     * @param before exclusive offset, absent for the newest page
     * @param limit 1 to 100
     */
    record ReadInbox(long id, @Nullable Long before, int limit) implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onReadInbox(this);
        }
    }

    record AcknowledgeInbox(Keyed request, long offset) implements Durable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onAcknowledgeInbox(this);
        }
    }

    /** @param limit 1 to 100 */
    record ListDirectory(
            long id,
            @Nullable String text,
            @Nullable String tag,
            @Nullable String language,
            int limit,
            @Nullable String after)
            implements Query {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onListDirectory(this);
        }
    }

    /** @param time a finite JSON number, given back as it came */
    record Heartbeat(String time) implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onHeartbeat(this);
        }
    }

    record Bye() implements ClientMessage {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onBye(this);
        }
    }

    <R> R accept(Visitor<R> visitor);

    /** One method per message: a forgotten one does not compile. */
    interface Visitor<R> {
        R onIdentify(Identify message);

        R onResume(Resume message);

        R onCreateRoom(CreateRoom message);

        R onConfigureRoom(ConfigureRoom message);

        R onCloseRoom(CloseRoom message);

        R onReopenRoom(ReopenRoom message);

        R onJoinRoom(JoinRoom message);

        R onLeaveRoom(LeaveRoom message);

        R onSay(Say message);

        R onWhisper(Whisper message);

        R onSit(Sit message);

        R onStand(Stand message);

        R onKick(Kick message);

        R onBan(Ban message);

        R onUnban(Unban message);

        R onMute(Mute message);

        R onUnmute(Unmute message);

        R onChangeRole(ChangeRole message);

        R onHistory(History message);

        R onMove(Move message);

        R onPose(Pose message);

        R onTyping(Typing message);

        R onReact(React message);

        R onSendDirect(SendDirect message);

        R onReadInbox(ReadInbox message);

        R onAcknowledgeInbox(AcknowledgeInbox message);

        R onListDirectory(ListDirectory message);

        R onHeartbeat(Heartbeat message);

        R onBye(Bye message);
    }
}
