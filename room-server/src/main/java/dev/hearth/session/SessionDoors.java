package dev.hearth.session;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.RoomId;
import dev.hearth.observability.SessionMetrics;
import dev.hearth.room.RoomEntity;
import dev.hearth.store.RecoveryPause;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;

/**
 * All that a session reaches besides itself.
 *
 * @param generation how often the store was restored from a backup; part of every epoch
 * @param guard says when it is safe to recover after a failed write
 * @param stopWithin how long a session that was told to stop waits at most for the end of a write
 * @param mayWrite false while the node may have been given up
 * @param random must be cryptographically strong: it makes the links' secrets
 */
record SessionDoors(
        SessionSettings settings,
        long generation,
        Function<PersonId, RecipientRef<UserSessionEntity.Command>> sessions,
        Function<RoomId, RecipientRef<RoomEntity.Command>> rooms,
        ActorRef<StoreGuard.Command> guard,
        RecoveryPause pause,
        Duration stopWithin,
        BooleanSupplier mayWrite,
        InboxHistory history,
        InstantSource clock,
        RandomGenerator random,
        SessionMetrics metrics) {

    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    String newId() {
        return OpaqueId.of(randomBytes(ID_BYTES));
    }

    String newSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(SECRET_BYTES));
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
