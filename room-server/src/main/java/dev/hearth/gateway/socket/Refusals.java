package dev.hearth.gateway.socket;

import dev.hearth.observability.CommandOutcome;
import dev.hearth.protocol.ErrorCode;
import dev.hearth.protocol.Retry;
import dev.hearth.protocol.ServerMessage;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Rejection;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rooms and sessions refuse, in the words of the wire. */
final class Refusals {

    private static final long LATER_MS = 3_000;
    private static final long SAME_MS = 1_000;
    private static final Map<Rejection, ErrorCode> ROOM = new EnumMap<>(Map.ofEntries(
            Map.entry(Rejection.ROOM_NOT_FOUND, ErrorCode.ROOM_NOT_FOUND),
            Map.entry(Rejection.ROOM_EXISTS, ErrorCode.ROOM_EXISTS),
            Map.entry(Rejection.ROOM_FULL, ErrorCode.ROOM_FULL),
            Map.entry(Rejection.ROOM_CLOSED, ErrorCode.ROOM_CLOSED),
            Map.entry(Rejection.ROOM_NOT_CLOSED, ErrorCode.ROOM_NOT_CLOSED),
            Map.entry(Rejection.BANNED, ErrorCode.ROOM_BANNED),
            Map.entry(Rejection.MUTED, ErrorCode.ROOM_MUTED),
            Map.entry(Rejection.FORBIDDEN, ErrorCode.ROOM_FORBIDDEN),
            Map.entry(Rejection.NOT_IN_ROOM, ErrorCode.ROOM_NOT_IN_ROOM),
            Map.entry(Rejection.NO_SUCH_OCCUPANT, ErrorCode.ROOM_NO_SUCH_OCCUPANT),
            Map.entry(Rejection.TARGET_PROTECTED, ErrorCode.ROOM_TARGET_PROTECTED),
            Map.entry(Rejection.LIMIT_REACHED, ErrorCode.ROOM_LIMIT_REACHED),
            Map.entry(Rejection.SEAT_TAKEN, ErrorCode.SEAT_TAKEN),
            Map.entry(Rejection.SEAT_UNKNOWN, ErrorCode.SEAT_UNKNOWN),
            Map.entry(Rejection.NOT_SEATED, ErrorCode.SEAT_NOT_SEATED),
            Map.entry(Rejection.PIECE_UNKNOWN, ErrorCode.FURNITURE_UNKNOWN_PIECE),
            Map.entry(Rejection.PIECE_OUTSIDE, ErrorCode.FURNITURE_OUTSIDE),
            Map.entry(Rejection.NOT_ON_WALL, ErrorCode.FURNITURE_NOT_ON_WALL),
            Map.entry(Rejection.NO_CEILING, ErrorCode.FURNITURE_NO_CEILING),
            Map.entry(Rejection.PIECE_FOREIGN, ErrorCode.FURNITURE_FOREIGN),
            Map.entry(Rejection.FURNITURE_FULL, ErrorCode.FURNITURE_LIMIT_REACHED),
            Map.entry(Rejection.KEY_CONFLICT, ErrorCode.KEY_CONFLICT),
            Map.entry(Rejection.BUSY, ErrorCode.ROOM_BUSY),
            Map.entry(Rejection.MOVING, ErrorCode.ROOM_MOVING),
            Map.entry(Rejection.STORAGE_UNAVAILABLE, ErrorCode.STORAGE_UNAVAILABLE),
            Map.entry(Rejection.OUTCOME_PENDING, ErrorCode.OUTCOME_PENDING)));
    private static final Map<Refusal, ErrorCode> SESSION = new EnumMap<>(Map.of(
            Refusal.INBOX_FULL, ErrorCode.INBOX_FULL,
            Refusal.OFFSET_AHEAD, ErrorCode.INBOX_OFFSET_AHEAD,
            Refusal.KEY_CONFLICT, ErrorCode.KEY_CONFLICT,
            Refusal.TO_ONESELF, ErrorCode.DIRECT_SELF,
            Refusal.STORAGE_UNAVAILABLE, ErrorCode.STORAGE_UNAVAILABLE,
            Refusal.OUTCOME_PENDING, ErrorCode.OUTCOME_PENDING,
            Refusal.BUSY, ErrorCode.SESSION_BUSY));

    private static final Map<WardrobeEntity.Refusal, ErrorCode> WARDROBE = new EnumMap<>(Map.of(
            WardrobeEntity.Refusal.SLOT_CONFLICT, ErrorCode.AVATAR_SLOT_CONFLICT,
            WardrobeEntity.Refusal.NOT_WORN, ErrorCode.AVATAR_NOT_WORN,
            WardrobeEntity.Refusal.UNKNOWN_LOOK, ErrorCode.AVATAR_UNKNOWN_LOOK,
            WardrobeEntity.Refusal.LOOKS_FULL, ErrorCode.AVATAR_LOOKS_FULL,
            WardrobeEntity.Refusal.KEY_CONFLICT, ErrorCode.KEY_CONFLICT,
            WardrobeEntity.Refusal.STORAGE_UNAVAILABLE, ErrorCode.STORAGE_UNAVAILABLE,
            WardrobeEntity.Refusal.OUTCOME_PENDING, ErrorCode.OUTCOME_PENDING,
            WardrobeEntity.Refusal.BUSY, ErrorCode.AVATAR_BUSY));

    private Refusals() {}

    static ErrorCode code(Rejection rejection) {
        return ROOM.getOrDefault(rejection, ErrorCode.INTERNAL);
    }

    static ErrorCode code(Refusal refusal) {
        return SESSION.getOrDefault(refusal, ErrorCode.INTERNAL);
    }

    static ErrorCode code(WardrobeEntity.Refusal refusal) {
        return WARDROBE.getOrDefault(refusal, ErrorCode.INTERNAL);
    }

    /** @param now for refusals that end at a known time */
    static ServerMessage of(long id, Outcome.Refused refused, Instant now, String ref) {
        var code = code(refused.rejection());
        if (code == ErrorCode.OUTCOME_PENDING) {
            return pending(id, ref);
        }
        var until = refused.until();
        boolean ends = until != null && code.retry() == Retry.LATER;
        var afterMs = ends ? (Long) Math.max(1, Duration.between(now, until).toMillis()) : afterMs(code);
        return new ServerMessage.Failed(id, code, afterMs, code.meaning(), ref, refused.nearestSeat(), until);
    }

    static ServerMessage of(long id, ErrorCode code, String ref) {
        return code == ErrorCode.OUTCOME_PENDING ? pending(id, ref) : error(id, code, code.meaning(), ref);
    }

    static ServerMessage error(@Nullable Long id, ErrorCode code, String detail, String ref) {
        return new ServerMessage.Failed(id, code, afterMs(code), detail, ref, null, null);
    }

    static ServerMessage limited(@Nullable Long id, long waitNanos, String ref) {
        return later(id, ErrorCode.RATE_LIMITED, Math.max(1, (waitNanos + 999_999) / 1_000_000), ref);
    }

    static ServerMessage busy(long id, Duration patience, String ref) {
        return later(id, ErrorCode.NODE_BUSY, patience.toMillis(), ref);
    }

    private static ServerMessage later(@Nullable Long id, ErrorCode code, long afterMs, String ref) {
        return new ServerMessage.Failed(id, code, afterMs, code.meaning(), ref, null, null);
    }

    static ServerMessage pending(long id, String ref) {
        return new ServerMessage.Unknown(id, ErrorCode.OUTCOME_PENDING, SAME_MS, ref);
    }

    /** What an answer means to whoever counts; everything that is no refusal is the answer that was wanted. */
    static CommandOutcome outcomeOf(ServerMessage answer) {
        if (answer instanceof ServerMessage.Failed failed) {
            return outcomeOf(failed.code());
        }
        return answer instanceof ServerMessage.Unknown ? CommandOutcome.UNKNOWN : CommandOutcome.OK;
    }

    private static CommandOutcome outcomeOf(ErrorCode code) {
        if (code == ErrorCode.ROOM_MOVING) {
            return CommandOutcome.LATER;
        }
        return switch (code.retry()) {
            case NO -> CommandOutcome.ERROR;
            case LATER -> CommandOutcome.LATER;
            case SAME -> CommandOutcome.UNKNOWN;
        };
    }

    private static @Nullable Long afterMs(ErrorCode code) {
        if (code.retry() == Retry.NO) {
            return null;
        }
        return code.retry() == Retry.LATER ? LATER_MS : SAME_MS;
    }
}
