package dev.hearth.protocol;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/** Every message that wants an answer, by the name it has on the wire. */
public enum RequestType {
    ROOM_CREATE("room.create", ClientMessage.CreateRoom.class),
    ROOM_CONFIGURE("room.configure", ClientMessage.ConfigureRoom.class),
    ROOM_CLOSE("room.close", ClientMessage.CloseRoom.class),
    ROOM_REOPEN("room.reopen", ClientMessage.ReopenRoom.class),
    ROOM_JOIN("room.join", ClientMessage.JoinRoom.class),
    ROOM_LEAVE("room.leave", ClientMessage.LeaveRoom.class),
    ROOM_SAY("room.say", ClientMessage.Say.class),
    ROOM_WHISPER("room.whisper", ClientMessage.Whisper.class),
    ROOM_SIT("room.sit", ClientMessage.Sit.class),
    ROOM_STAND("room.stand", ClientMessage.Stand.class),
    ROOM_KICK("room.kick", ClientMessage.Kick.class),
    ROOM_BAN("room.ban", ClientMessage.Ban.class),
    ROOM_UNBAN("room.unban", ClientMessage.Unban.class),
    ROOM_MUTE("room.mute", ClientMessage.Mute.class),
    ROOM_UNMUTE("room.unmute", ClientMessage.Unmute.class),
    ROOM_ROLE("room.role", ClientMessage.ChangeRole.class),
    ROOM_HISTORY("room.history", ClientMessage.History.class),
    FURNITURE_PLACE("furniture.place", FurnitureWish.Place.class),
    FURNITURE_MOVE("furniture.move", FurnitureWish.Move.class),
    FURNITURE_REMOVE("furniture.remove", FurnitureWish.Remove.class),
    DIRECT_SEND("direct.send", ClientMessage.SendDirect.class),
    INBOX_READ("inbox.read", ClientMessage.ReadInbox.class),
    INBOX_ACK("inbox.ack", ClientMessage.AcknowledgeInbox.class),
    AVATAR_DRESS("avatar.dress", AvatarWish.Dress.class),
    AVATAR_SAVE("avatar.save", AvatarWish.Save.class),
    AVATAR_FORGET("avatar.forget", AvatarWish.Forget.class),
    AVATAR_WEAR("avatar.wear", AvatarWish.Wear.class),
    AVATAR_READ("avatar.read", ClientMessage.ReadAvatar.class),
    DIRECTORY_LIST("directory.list", ClientMessage.ListDirectory.class);

    private static final Map<Class<?>, RequestType> BY_SHAPE = byShape();

    private final String wire;
    private final Class<?> shape;

    /** @param shape the class of the message, or of the wish inside it where one message has several */
    RequestType(String wire, Class<?> shape) {
        this.wire = wire;
        this.shape = shape;
    }

    private static Map<Class<?>, RequestType> byShape() {
        var types = new IdentityHashMap<Class<?>, RequestType>();
        for (var type : values()) {
            types.put(type.shape, type);
        }
        return Collections.unmodifiableMap(types);
    }

    /** What a message is. */
    public static RequestType of(ClientMessage.Request request) {
        var type = BY_SHAPE.get(shapeOf(request));
        if (type == null) {
            throw new IllegalStateException("a request without a type: " + request.getClass());
        }
        return type;
    }

    private static Class<?> shapeOf(ClientMessage.Request request) {
        if (request instanceof ClientMessage.Furnish furnish) {
            return furnish.wish().getClass();
        }
        return request instanceof ClientMessage.Avatar avatar ? avatar.wish().getClass() : request.getClass();
    }

    /** Its name on the wire. */
    public String wire() {
        return wire;
    }
}
