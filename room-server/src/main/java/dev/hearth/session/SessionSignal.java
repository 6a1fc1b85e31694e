package dev.hearth.session;

import dev.hearth.room.RoomEntity;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.store.StoreGuard;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a session tells itself: answers that came back, and timers. */
sealed interface SessionSignal extends UserSessionEntity.Internal {

    /** The node or the actor behind these sockets is gone, and cannot say so itself. */
    record GatewayGone(ActorRef<UserSessionEntity.Notification> gateway) implements SessionSignal {}

    record JournalSaid(UserSessionJournal.Reply reply) implements SessionSignal {}

    record StoreSaid(StoreGuard.Answer answer) implements SessionSignal {}

    /** @param verdict absent if the room did not answer in time */
    record VerdictCame(String message, long attempt, RoomEntity.@Nullable WhisperVerdict verdict)
            implements SessionSignal {}

    /** @param delivery absent if the recipient's session did not answer in time */
    record DeliveryCame(String message, long attempt, UserSessionEntity.@Nullable Delivery delivery)
            implements SessionSignal {}

    /** @param events absent if they could not be read, which {@code busy} explains */
    record PageCame(
            UserSessionEntity.ReadInbox request,
            long first,
            @Nullable List<InboxEvent> events,
            boolean busy) implements SessionSignal {}

    /** A timer; also the key of that timer. */
    enum Due implements SessionSignal {
        /** Something that waits may have waited too long. */
        SWEEP,
        /** Some link's window may be over. */
        LINKS,
        /** Rooms last attended shall be written. */
        ROOMS,
        /** The pause before the next attempt to recover is over. */
        RECOVERY,
        /** Nothing has happened for a while. */
        SLEEP,
        /** Stopping has taken long enough, unless a write may still land. */
        STOP,
        /** Stopping has taken long enough, whatever may still land. */
        STOP_ANYWAY
    }
}
