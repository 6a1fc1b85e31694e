package dev.hearth.room.journal;

import dev.hearth.kernel.RoomId;
import dev.hearth.room.EntrySize;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomReplay;
import dev.hearth.room.RoomSettings;
import dev.hearth.room.domain.RoomEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;

/** Reads gaps out of the journal, range by range. One per node, which bounds how many are read at once. */
public final class JournalRoomReplay implements RoomReplay {

    /** Long enough for the longest gap on a busy store, short enough for somebody who waits. */
    private static final int TIMEOUT_SECONDS = 4;

    private static final int RANGE = 500;

    private final Materializer materializer;
    private final CurrentEventsByPersistenceIdQuery journal;
    private final RoomSettings.CatchUp settings;
    private final Runnable onRead;
    private final Semaphore free;

    private JournalRoomReplay(
            ActorSystem<?> system,
            CurrentEventsByPersistenceIdQuery journal,
            RoomSettings.CatchUp settings,
            Runnable onRead) {
        this.materializer = Materializer.createMaterializer(system);
        this.journal = journal;
        this.settings = settings;
        this.onRead = onRead;
        this.free = new Semaphore(settings.replayReadsMax());
    }

    /**
     * A replay over a read journal plugin.
     *
     * @param plugin id of its configuration
     * @param onRead told whenever a gap begins to be read
     */
    public static JournalRoomReplay of(
            ActorSystem<?> system, String plugin, RoomSettings.CatchUp settings, Runnable onRead) {
        var journal = PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, plugin);
        return new JournalRoomReplay(system, journal, settings, onRead);
    }

    @Override
    public CompletionStage<List<RoomEntry>> read(RoomId room, long first, long last) {
        if (last - first + 1 > settings.replayEventsMax()) {
            return CompletableFuture.failedStage(new IllegalArgumentException("too long a gap"));
        }
        if (!free.tryAcquire()) {
            return CompletableFuture.failedStage(new IllegalStateException("too many gaps are read at once"));
        }
        onRead.run();
        var gap = new Gap(room, last);
        return gap.from(first)
                .toCompletableFuture()
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((read, failure) -> free.release());
    }

    /** One gap while it is read; its ranges follow each other. */
    private final class Gap {

        private final String log;
        private final long last;
        private final List<RoomEntry> entries = new ArrayList<>();
        private long bytes;

        Gap(RoomId room, long last) {
            this.log = RoomEntity.persistenceId(room).id();
            this.last = last;
        }

        CompletionStage<List<RoomEntry>> from(long first) {
            if (first > last) {
                return CompletableFuture.completedStage(List.copyOf(entries));
            }
            long end = Math.min(last, first + RANGE - 1);
            return journal.currentEventsByPersistenceId(log, first, end)
                    .runWith(Sink.seq(), materializer)
                    .thenCompose(range -> {
                        append(range, first, end);
                        return from(end + 1);
                    });
        }

        private void append(List<EventEnvelope> range, long first, long end) {
            long expected = first;
            for (var envelope : range) {
                if (envelope.sequenceNr() != expected++) {
                    throw new IllegalStateException("a hole before " + envelope.sequenceNr() + " in " + log);
                }
                var entry = (RoomEntry) envelope.event();
                bytes += EntrySize.of(entry);
                entries.add(entry);
            }
            if (expected != end + 1) {
                throw new IllegalStateException(log + " ends before " + end);
            }
            if (bytes > settings.replayBytesMax()) {
                throw new IllegalStateException("too large a gap");
            }
        }
    }
}
