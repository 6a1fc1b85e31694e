package dev.hearth.load.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Hand-written command bodies, without {@code id} and {@code key}, which a {@link Bot} adds when it sends them. */
public final class Commands {

    private static final Set<String> DURABLE = Set.of(
            "room.create",
            "room.configure",
            "room.close",
            "room.reopen",
            "room.join",
            "room.leave",
            "room.say",
            "room.whisper",
            "room.sit",
            "room.stand",
            "room.kick",
            "room.ban",
            "room.unban",
            "room.mute",
            "room.unmute",
            "room.role",
            "furniture.place",
            "furniture.move",
            "furniture.remove",
            "avatar.dress",
            "avatar.save",
            "avatar.forget",
            "avatar.wear",
            "direct.send",
            "inbox.ack");

    private Commands() {}

    /** Whether commands of this type carry a key. */
    public static boolean durable(String type) {
        return DURABLE.contains(type);
    }

    public static ObjectNode create(String name, int capacity) {
        return of("room.create").put("name", name).put("capacity", capacity);
    }

    /** Any room command that needs no more than the room. */
    public static ObjectNode inRoom(String type, String room) {
        return of(type).put("room", room);
    }

    public static ObjectNode join(String room) {
        return inRoom("room.join", room);
    }

    public static ObjectNode leave(String room) {
        return inRoom("room.leave", room);
    }

    public static ObjectNode say(String room, String text) {
        return inRoom("room.say", room).put("text", text);
    }

    public static ObjectNode whisper(String room, int to, String text) {
        return inRoom("room.whisper", room).put("to", to).put("text", text);
    }

    public static ObjectNode sit(String room, JsonNode seat) {
        ObjectNode command = inRoom("room.sit", room);
        command.set("seat", seat);
        return command;
    }

    public static ObjectNode stand(String room) {
        return inRoom("room.stand", room);
    }

    /** Kick, unban or unmute: a command about somebody. */
    public static ObjectNode about(String type, String room, String persona) {
        return inRoom(type, room).put("persona", persona);
    }

    /** Ban or mute for a number of minutes. */
    public static ObjectNode about(String type, String room, String persona, int minutes) {
        return about(type, room, persona).put("minutes", minutes);
    }

    public static ObjectNode role(String room, String persona, String role) {
        return about("room.role", room, persona).put("role", role);
    }

    public static ObjectNode place(String room, String product, double x, double z) {
        return inRoom("furniture.place", room)
                .put("product", product)
                .put("x", x)
                .put("z", z);
    }

    public static ObjectNode movePiece(String room, int piece, double x, double z) {
        return inRoom("furniture.move", room).put("piece", piece).put("x", x).put("z", z);
    }

    public static ObjectNode removePiece(String room, int piece) {
        return inRoom("furniture.remove", room).put("piece", piece);
    }

    /** A page of history that ends before an offset; 0 for the newest page. */
    public static ObjectNode history(String room, long before, int limit) {
        return paged(inRoom("room.history", room), before, limit);
    }

    public static ObjectNode move(String room, double x, double z, double facing) {
        return inRoom("room.move", room).put("x", x).put("z", z).put("facing", facing);
    }

    /** Puts products on. */
    public static ObjectNode dress(String... products) {
        ObjectNode command = of("avatar.dress");
        for (String product : products) {
            command.withArray("wear").add(product);
        }
        return command;
    }

    /** Save, forget or wear: a command about a kept look. */
    public static ObjectNode look(String type, String name) {
        return of(type).put("name", name);
    }

    public static ObjectNode direct(String to, String text) {
        return of("direct.send").put("to", to).put("text", text);
    }

    /** A page of the inbox that ends before an offset; 0 for the newest page. */
    public static ObjectNode readInbox(long before, int limit) {
        return paged(of("inbox.read"), before, limit);
    }

    public static ObjectNode ackInbox(long offset) {
        return of("inbox.ack").put("offset", offset);
    }

    public static ObjectNode of(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode paged(ObjectNode command, long before, int limit) {
        if (before > 0) {
            command.put("before", before);
        }
        return command.put("limit", limit);
    }
}
