package dev.hearth.room.journal;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.domain.RoomEntry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.stream.javadsl.Sink;

/** Reads pages of a room's log straight from the journal, a bounded number at once. */
public final class JournalRoomHistory implements RoomHistory {

    /** A page must be there before the promise of an answer within 5 s is broken. */
    private static final int TIMEOUT_SECONDS = 4;

    private final ActorSystem<?> system;
    private final CurrentEventsByPersistenceIdQuery journal;
    private final NewestOffset newest;
    private final Semaphore reads;

    private JournalRoomHistory(
            ActorSystem<?> system, CurrentEventsByPersistenceIdQuery journal, NewestOffset newest, int readsMax) {
        this.system = system;
        this.journal = journal;
        this.newest = newest;
        this.reads = new Semaphore(readsMax);
    }

    /**
     * A history over a read journal plugin.
     *
     * @param plugin id of its configuration
     * @param newest finds where the newest page ends
     * @param readsMax pages read at once; one more fails at once
     */
    public static JournalRoomHistory of(ActorSystem<?> system, String plugin, NewestOffset newest, int readsMax) {
        var journal = PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, plugin);
        return new JournalRoomHistory(system, journal, newest, readsMax);
    }

    @Override
    public CompletionStage<HistoryPage> before(RoomId room, long beforeOffset, int limit) {
        if (!reads.tryAcquire()) {
            return CompletableFuture.failedStage(new IllegalStateException("too many journal pages are read at once"));
        }
        return end(room, beforeOffset)
                .thenCompose(end -> page(room, end, limit))
                .toCompletableFuture()
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((page, failure) -> reads.release());
    }

    private CompletionStage<Long> end(RoomId room, long beforeOffset) {
        return beforeOffset == FROM_THE_END
                ? newest.of(room).thenApply(offset -> offset + 1)
                : CompletableFuture.completedStage(beforeOffset);
    }

    private CompletionStage<HistoryPage> page(RoomId room, long beforeOffset, int limit) {
        long last = beforeOffset - 1;
        long first = Math.max(1, last - limit + 1);
        if (last < 1) {
            return CompletableFuture.completedStage(new HistoryPage(1, List.of(), false));
        }
        var id = RoomEntity.persistenceId(room).id();
        return journal.currentEventsByPersistenceId(id, first, last)
                .map(JournalRoomHistory::entry)
                .runWith(Sink.seq(), system)
                .thenApply(entries -> new HistoryPage(first, entries, first > 1));
    }

    private static RoomEntry entry(EventEnvelope envelope) {
        return (RoomEntry) envelope.event();
    }
}
