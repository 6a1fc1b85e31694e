package dev.hearth.protocol;

/** The registry of error codes: every code that can stand in an answer, a notice or a {@code stream} message. */
public enum ErrorCode {
    FRAME_INVALID("frame.invalid", Retry.NO, "a field is missing, has the wrong type or is out of range"),
    FRAME_UNKNOWN_TYPE("frame.unknown-type", Retry.NO, "there is no such command"),
    KEY_MISSING("key.missing", Retry.NO, "a durable command needs a key of 32 lower-case hexadecimal digits"),
    KEY_CONFLICT("key.conflict", Retry.NO, "this key was used for another command"),
    RATE_LIMITED("rate.limited", Retry.LATER, "too many of these"),
    RATE_UNANSWERED("rate.unanswered", Retry.LATER, "too many commands are unanswered"),
    STORAGE_UNAVAILABLE("storage.unavailable", Retry.LATER, "the store is away; nothing was done"),
    OUTCOME_PENDING("outcome.pending", Retry.SAME, "no answer in time; it may have happened"),
    NODE_BUSY("node.busy", Retry.LATER, "this node has too much to do to let anybody in"),
    ROOM_MOVING("room.moving", Retry.SAME, "the room is changing its place"),
    ROOM_BUSY("room.busy", Retry.LATER, "too many commands wait for this room"),
    ROOM_NOT_FOUND("room.not-found", Retry.NO, "there is no such room"),
    ROOM_EXISTS("room.exists", Retry.NO, "a room of this id exists already"),
    ROOM_FULL("room.full", Retry.LATER, "every place is taken"),
    ROOM_CLOSED("room.closed", Retry.NO, "the owner closed the room"),
    ROOM_NOT_CLOSED("room.not-closed", Retry.NO, "the room is open"),
    ROOM_BANNED("room.banned", Retry.NO, "you are banned here"),
    ROOM_MUTED("room.muted", Retry.LATER, "you are muted here"),
    ROOM_FORBIDDEN("room.forbidden", Retry.NO, "your role does not allow this"),
    ROOM_NOT_IN_ROOM("room.not-in-room", Retry.NO, "you are not in this room"),
    ROOM_NO_SUCH_OCCUPANT("room.no-such-occupant", Retry.NO, "nobody of that number or persona is here"),
    ROOM_TARGET_PROTECTED("room.target-protected", Retry.NO, "not possible against the owner or oneself"),
    ROOM_LIMIT_REACHED("room.limit-reached", Retry.NO, "a list of the room is full"),
    ROOM_LEFT("room.left", Retry.NO, "you are no longer in this room"),
    SEAT_TAKEN("seat.taken", Retry.NO, "somebody sits there"),
    SEAT_UNKNOWN("seat.unknown", Retry.NO, "there is no such seat"),
    SEAT_NOT_SEATED("seat.not-seated", Retry.NO, "you do not sit"),
    ROOM_UNKNOWN_SHELL("room.unknown-shell", Retry.NO, "there is no such shell"),
    CATALOGUE_UNKNOWN_PRODUCT("catalogue.unknown-product", Retry.NO, "there is no such product"),
    CATALOGUE_NOT_FURNITURE("catalogue.not-furniture", Retry.NO, "this product cannot be placed"),
    FURNITURE_UNKNOWN_PIECE("furniture.unknown-piece", Retry.NO, "there is no such piece in this room"),
    FURNITURE_OUTSIDE("furniture.outside", Retry.NO, "it would reach beyond the room"),
    FURNITURE_NOT_ON_WALL("furniture.not-on-wall", Retry.NO, "no wall is near enough behind it"),
    FURNITURE_NO_CEILING("furniture.no-ceiling", Retry.NO, "this room has no ceiling"),
    FURNITURE_FOREIGN(
            "furniture.foreign", Retry.NO, "somebody else placed it; only they and the owner may take it away"),
    FURNITURE_LIMIT_REACHED("furniture.limit-reached", Retry.NO, "the room has as many pieces or seats as it may"),
    TEXT_EMPTY("text.empty", Retry.NO, "nothing is left of the text"),
    TEXT_TOO_LONG("text.too-long", Retry.NO, "the text is too long"),
    NAME_INVALID("name.invalid", Retry.NO, "the rules do not allow this name"),
    ROOM_RESYNCING("room.resyncing", Retry.LATER, "the room was interrupted and is being attached again"),
    CONNECTION_TOO_MANY_ROOMS("connection.too-many-rooms", Retry.NO, "this connection is in as many rooms as it may"),
    DIRECT_UNKNOWN_PERSON("direct.unknown-person", Retry.NO, "nobody has this persona id"),
    DIRECT_SELF("direct.self", Retry.NO, "a message to oneself"),
    INBOX_FULL("inbox.full", Retry.LATER, "the recipient has too many unread messages"),
    INBOX_OFFSET_AHEAD("inbox.offset-ahead", Retry.NO, "this has not been sent yet"),
    SESSION_BUSY("session.busy", Retry.LATER, "too much waits for this person's session"),
    AVATAR_SLOT_CONFLICT("avatar.slot-conflict", Retry.NO, "two of these products are in each other's way"),
    AVATAR_NOT_WORN("avatar.not-worn", Retry.NO, "what shall come off is not worn"),
    AVATAR_UNKNOWN_LOOK("avatar.unknown-look", Retry.NO, "no look is kept under this name"),
    AVATAR_LOOKS_FULL("avatar.looks-full", Retry.NO, "50 looks are kept already"),
    AVATAR_BUSY("avatar.busy", Retry.LATER, "too much waits for this wardrobe"),
    CATALOGUE_NOT_WEARABLE("catalogue.not-wearable", Retry.NO, "this product cannot be worn"),
    TOKEN_INVALID("token.invalid", Retry.NO, "not a token of this server, used up, or its family has ended"),
    HTTP_NOT_FOUND("http.not-found", Retry.NO, "there is no such page"),
    HTTP_INVALID("http.invalid", Retry.NO, "this request is not well-formed"),
    HTTP_TOO_LARGE("http.too-large", Retry.NO, "the body of this request is too large"),
    HTTP_METHOD_NOT_ALLOWED("http.method-not-allowed", Retry.NO, "this page does not know that method"),
    HTTP_ORIGIN_REFUSED("http.origin-refused", Retry.NO, "pages of this origin may not do this"),
    INTERNAL("internal", Retry.SAME, "the server failed; the reference finds it in the log");

    private final String wire;
    private final Retry retry;
    private final String meaning;

    ErrorCode(String wire, Retry retry, String meaning) {
        this.wire = wire;
        this.retry = retry;
        this.meaning = meaning;
    }

    /** The stable dotted word that stands in messages. */
    public String wire() {
        return wire;
    }

    /** What a client may do after it. */
    public Retry retry() {
        return retry;
    }

    /** The sentence that is sent where nothing more precise is known. */
    public String meaning() {
        return meaning;
    }
}
