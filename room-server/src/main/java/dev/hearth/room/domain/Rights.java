package dev.hearth.room.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what in a room: one table, action by role. What has no row is nobody's right, and a test demands a row for
 * every action. Whether an action is possible right now (being inside, the seat being free) is not asked here.
 */
public final class Rights {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> BUILDERS = EnumSet.of(Role.OWNER, Role.BUILDER);
    private static final Set<Role> OWNER = EnumSet.of(Role.OWNER);
    private static final Set<Role> NO_PERSON = EnumSet.noneOf(Role.class);

    private static final Map<RoomAction, Set<Role>> TABLE = table();
    /** What follows from time and from what people wear, and what operators of the house do through the room. */
    private static final Set<RoomAction> ROOMS_OWN = EnumSet.of(
            RoomAction.DRESS,
            RoomAction.EXPIRE,
            RoomAction.NOTE_POSITIONS,
            RoomAction.KICK,
            RoomAction.MUTE,
            RoomAction.CLOSE,
            RoomAction.REOPEN);

    private Rights() {}

    /** Says whether a person with this role may do this. */
    public static boolean allow(Role role, RoomAction action) {
        return TABLE.getOrDefault(action, NO_PERSON).contains(role);
    }

    /** Says whether the room itself may do this. */
    public static boolean allowRoom(RoomAction action) {
        return ROOMS_OWN.contains(action);
    }

    static boolean hasRow(RoomAction action) {
        return TABLE.containsKey(action);
    }

    private static Map<RoomAction, Set<Role>> table() {
        var table = new EnumMap<RoomAction, Set<Role>>(RoomAction.class);
        table.put(RoomAction.CREATE, EVERYBODY);
        table.put(RoomAction.CONFIGURE, OWNER);
        table.put(RoomAction.CLOSE, OWNER);
        table.put(RoomAction.REOPEN, OWNER);
        table.put(RoomAction.JOIN, EVERYBODY);
        table.put(RoomAction.LEAVE, EVERYBODY);
        table.put(RoomAction.SAY, EVERYBODY);
        table.put(RoomAction.SIT, EVERYBODY);
        table.put(RoomAction.STAND, EVERYBODY);
        table.put(RoomAction.KICK, OWNER);
        table.put(RoomAction.BAN, OWNER);
        table.put(RoomAction.UNBAN, OWNER);
        table.put(RoomAction.MUTE, OWNER);
        table.put(RoomAction.UNMUTE, OWNER);
        table.put(RoomAction.CHANGE_ROLE, OWNER);
        table.put(RoomAction.PLACE_PIECE, BUILDERS);
        table.put(RoomAction.MOVE_PIECE, BUILDERS);
        table.put(RoomAction.REMOVE_PIECE, EVERYBODY);
        table.put(RoomAction.REMOVE_FOREIGN_PIECE, OWNER);
        table.put(RoomAction.DRESS, NO_PERSON);
        table.put(RoomAction.EXPIRE, NO_PERSON);
        table.put(RoomAction.NOTE_POSITIONS, NO_PERSON);
        table.put(RoomAction.WHISPER, EVERYBODY);
        table.put(RoomAction.MOVE, EVERYBODY);
        table.put(RoomAction.SIGN, EVERYBODY);
        table.put(RoomAction.READ_HISTORY, EVERYBODY);
        return table;
    }
}
