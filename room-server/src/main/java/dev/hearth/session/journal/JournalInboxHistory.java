package dev.hearth.session.journal;

import dev.hearth.kernel.PersonId;
import dev.hearth.session.InboxHistory;
import dev.hearth.session.UserSessionJournal;
import dev.hearth.session.domain.InboxEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;

/** Reads older events of inboxes out of the journal. One per node. */
public final class JournalInboxHistory implements InboxHistory {

    private final CurrentEventsByPersistenceIdQuery journal;
    private final Materializer materializer;
    private final int readsMax;
    private final Semaphore free;

    JournalInboxHistory(CurrentEventsByPersistenceIdQuery journal, Materializer materializer, int readsMax) {
        this.journal = journal;
        this.materializer = materializer;
        this.readsMax = readsMax;
        this.free = new Semaphore(readsMax);
    }

    /**
     * A history over a read journal plugin.
     *
     * @param plugin id of its configuration
     * @param readsMax how many reads may run at once
     */
    public static JournalInboxHistory of(ActorSystem<?> system, String plugin, int readsMax) {
        var journal = PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, plugin);
        return new JournalInboxHistory(journal, Materializer.createMaterializer(system), readsMax);
    }

    @Override
    public CompletionStage<List<InboxEvent>> read(PersonId person, long first, long last) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(new TooManyReads(readsMax));
        }
        try {
            return events(person, first, last).whenComplete((events, failure) -> free.release());
        } catch (RuntimeException e) {
            free.release();
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<List<InboxEvent>> events(PersonId person, long first, long last) {
        return journal.currentEventsByPersistenceId(
                        UserSessionJournal.persistenceId(person).id(), first, last)
                .map(envelope -> (InboxEvent) envelope.event())
                .runWith(Sink.seq(), materializer);
    }
}
