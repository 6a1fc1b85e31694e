package dev.hearth.room.domain;

/**
 * What somebody can do in a room, as {@link Rights} tells it apart: one for each durable command, one more for doing it to
 * what is somebody else's, then what leaves no trace in the log.
 */
public enum RoomAction {
    CREATE,
    CONFIGURE,
    CLOSE,
    REOPEN,
    JOIN,
    LEAVE,
    SAY,
    SIT,
    STAND,
    KICK,
    BAN,
    UNBAN,
    MUTE,
    UNMUTE,
    CHANGE_ROLE,
    PLACE_PIECE,
    MOVE_PIECE,
    /** One's own; somebody else's needs {@link #REMOVE_FOREIGN_PIECE} too. */
    REMOVE_PIECE,
    REMOVE_FOREIGN_PIECE,
    DRESS,
    EXPIRE,
    NOTE_POSITIONS,
    WHISPER,
    MOVE,
    SIGN,
    READ_HISTORY;

    /** The action behind a command. */
    public static RoomAction of(RoomCommand command) {
        return command.accept(ACTION_OF);
    }

    private static final RoomCommand.Visitor<RoomAction> ACTION_OF = new RoomCommand.Visitor<>() {
        @Override
        public RoomAction onCreate(RoomCommand.Create command) {
            return CREATE;
        }

        @Override
        public RoomAction onConfigure(RoomCommand.Configure command) {
            return CONFIGURE;
        }

        @Override
        public RoomAction onClose(RoomCommand.Close command) {
            return CLOSE;
        }

        @Override
        public RoomAction onReopen(RoomCommand.Reopen command) {
            return REOPEN;
        }

        @Override
        public RoomAction onJoin(RoomCommand.Join command) {
            return JOIN;
        }

        @Override
        public RoomAction onLeave(RoomCommand.Leave command) {
            return LEAVE;
        }

        @Override
        public RoomAction onSay(RoomCommand.Say command) {
            return SAY;
        }

        @Override
        public RoomAction onSit(RoomCommand.Sit command) {
            return SIT;
        }

        @Override
        public RoomAction onStand(RoomCommand.Stand command) {
            return STAND;
        }

        @Override
        public RoomAction onKick(RoomCommand.Kick command) {
            return KICK;
        }

        @Override
        public RoomAction onBan(RoomCommand.Ban command) {
            return BAN;
        }

        @Override
        public RoomAction onUnban(RoomCommand.Unban command) {
            return UNBAN;
        }

        @Override
        public RoomAction onMute(RoomCommand.Mute command) {
            return MUTE;
        }

        @Override
        public RoomAction onUnmute(RoomCommand.Unmute command) {
            return UNMUTE;
        }

        @Override
        public RoomAction onChangeRole(RoomCommand.ChangeRole command) {
            return CHANGE_ROLE;
        }

        @Override
        public RoomAction onPlacePiece(RoomCommand.PlacePiece command) {
            return PLACE_PIECE;
        }

        @Override
        public RoomAction onMovePiece(RoomCommand.MovePiece command) {
            return MOVE_PIECE;
        }

        @Override
        public RoomAction onRemovePiece(RoomCommand.RemovePiece command) {
            return REMOVE_PIECE;
        }

        @Override
        public RoomAction onDress(RoomCommand.Dress command) {
            return DRESS;
        }

        @Override
        public RoomAction onExpire(RoomCommand.Expire command) {
            return EXPIRE;
        }

        @Override
        public RoomAction onNotePositions(RoomCommand.NotePositions command) {
            return NOTE_POSITIONS;
        }
    };
}
