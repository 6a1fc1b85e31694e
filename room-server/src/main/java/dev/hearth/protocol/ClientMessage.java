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
    sealed interface Query extends Request permits History, ReadInbox, ListDirectory, ReadAvatar {}

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

    /** The first message on a socket. */
    sealed interface Opening extends ClientMessage permits Identify, Resume {
        String token();

        String client();

        List<Position> streams();

        /** Whether the person looks at the page. */
        boolean visible();
    }

    record Identify(String token, String client, List<Position> streams, boolean visible) implements Opening {
        @Override
        public void accept(Visitor visitor) {
            visitor.onIdentify(this);
        }

        @Override
        public String toString() {
            return "Identify[token=***, client=" + client + ", streams=" + streams + "]";
        }
    }

    record Resume(String token, String client, String link, String secret, List<Position> streams, boolean visible)
            implements Opening {
        @Override
        public void accept(Visitor visitor) {
            visitor.onResume(this);
        }

        @Override
        public String toString() {
            return "Resume[token=***, link=" + link + ", secret=***, streams=" + streams + "]";
        }
    }

    record CreateRoom(Keyed request, @Nullable String shell, Profile profile) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onCreateRoom(this);
        }
    }

    record ConfigureRoom(Keyed request, String room, Profile change) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onConfigureRoom(this);
        }
    }

    record CloseRoom(Keyed request, String room) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onCloseRoom(this);
        }
    }

    record ReopenRoom(Keyed request, String room) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onReopenRoom(this);
        }
    }

    record JoinRoom(Keyed request, String room) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onJoinRoom(this);
        }
    }

    record LeaveRoom(Keyed request, String room) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onLeaveRoom(this);
        }
    }

    record Say(Keyed request, String room, String text) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onSay(this);
        }

        @Override
        public String toString() {
            return "Say[request=" + request + ", room=" + room + "]";
        }
    }

    /** @param to number of an occupant */
    record Whisper(Keyed request, String room, int to, String text) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onWhisper(this);
        }

        @Override
        public String toString() {
            return "Whisper[request=" + request + ", room=" + room + ", to=" + to + "]";
        }
    }

    record Sit(Keyed request, String room, String seat) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onSit(this);
        }
    }

    record Stand(Keyed request, String room) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onStand(this);
        }
    }

    record Kick(Keyed request, String room, String persona) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onKick(this);
        }
    }

    /** @param minutes 1 to 525,600 */
    record Ban(Keyed request, String room, String persona, int minutes) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onBan(this);
        }
    }

    record Unban(Keyed request, String room, String persona) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onUnban(this);
        }
    }

    /** @param minutes 1 to 1,440 */
    record Mute(Keyed request, String room, String persona, int minutes) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onMute(this);
        }
    }

    record Unmute(Keyed request, String room, String persona) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onUnmute(this);
        }
    }

    /** @param role {@code builder} or {@code guest} */
    record ChangeRole(Keyed request, String room, String persona, String role) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onChangeRole(this);
        }
    }

    record Furnish(Keyed request, String room, FurnitureWish wish) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onFurnish(this);
        }
    }

    /**
     * @param before exclusive offset, absent for the newest page
     * @param limit 1 to 100
     */
    record History(long id, String room, @Nullable Long before, int limit) implements Query {
        @Override
        public void accept(Visitor visitor) {
            visitor.onHistory(this);
        }
    }

    /** Metres and radians; finite numbers. */
    record Move(String room, double x, double z, double facing) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onMove(this);
        }
    }

    /** @param pose {@code stand}, or what looks like the id of a product */
    record Pose(String room, String pose) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onPose(this);
        }
    }

    record Typing(String room, boolean on) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onTyping(this);
        }
    }

    record React(String room, String reaction) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onReact(this);
        }
    }

    /** @param to a persona */
    record SendDirect(Keyed request, String to, String text) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onSendDirect(this);
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
        public void accept(Visitor visitor) {
            visitor.onReadInbox(this);
        }
    }

    record AcknowledgeInbox(Keyed request, long offset) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onAcknowledgeInbox(this);
        }
    }

    /**
     * Empty texts do not filter.
     *
     * @param limit 1 to 100
     */
    record ListDirectory(
            long id,
            String text,
            String tag,
            String language,
            boolean hasSpace,
            int limit,
            @Nullable String after) implements Query {
        @Override
        public void accept(Visitor visitor) {
            visitor.onListDirectory(this);
        }
    }

    /** Something about one's own avatar. */
    record Avatar(Keyed request, AvatarWish wish) implements Durable {
        @Override
        public void accept(Visitor visitor) {
            visitor.onAvatar(this);
        }
    }

    record ReadAvatar(long id) implements Query {
        @Override
        public void accept(Visitor visitor) {
            visitor.onReadAvatar(this);
        }
    }

    /** @param time a finite JSON number, given back as it came */
    record Heartbeat(String time) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onHeartbeat(this);
        }
    }

    /** Whether the person looks at the page from now on. */
    record Attention(boolean visible) implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onAttention(this);
        }
    }

    record Bye() implements ClientMessage {
        @Override
        public void accept(Visitor visitor) {
            visitor.onBye(this);
        }
    }

    void accept(Visitor visitor);

    /** One method per message: a forgotten one does not compile. */
    interface Visitor {
        void onIdentify(Identify message);

        void onResume(Resume message);

        void onCreateRoom(CreateRoom message);

        void onConfigureRoom(ConfigureRoom message);

        void onCloseRoom(CloseRoom message);

        void onReopenRoom(ReopenRoom message);

        void onJoinRoom(JoinRoom message);

        void onLeaveRoom(LeaveRoom message);

        void onSay(Say message);

        void onWhisper(Whisper message);

        void onSit(Sit message);

        void onStand(Stand message);

        void onKick(Kick message);

        void onBan(Ban message);

        void onUnban(Unban message);

        void onMute(Mute message);

        void onUnmute(Unmute message);

        void onChangeRole(ChangeRole message);

        void onFurnish(Furnish message);

        void onHistory(History message);

        void onMove(Move message);

        void onPose(Pose message);

        void onTyping(Typing message);

        void onReact(React message);

        void onSendDirect(SendDirect message);

        void onReadInbox(ReadInbox message);

        void onAcknowledgeInbox(AcknowledgeInbox message);

        void onListDirectory(ListDirectory message);

        void onAvatar(Avatar message);

        void onReadAvatar(ReadAvatar message);

        void onHeartbeat(Heartbeat message);

        void onAttention(Attention message);

        void onBye(Bye message);
    }
}
