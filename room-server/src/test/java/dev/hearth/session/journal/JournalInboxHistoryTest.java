package dev.hearth.session.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.kernel.PersonId;
import dev.hearth.session.InboxHistory.TooManyReads;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxSamples;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JournalInboxHistoryTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final PersonId PERSON = new PersonId(InboxSamples.ANN.value());
    private static final InboxEvent EVENT = InboxSamples.events().get(0);

    private final Queue<CompletableFuture<EventEnvelope>> running = new ArrayDeque<>();
    private final JournalInboxHistory history = new JournalInboxHistory(
            (id, first, last) -> {
                var answer = new CompletableFuture<EventEnvelope>();
                running.add(answer);
                return Source.completionStage(answer).mapMaterializedValue(ignored -> NotUsed.getInstance());
            },
            Materializer.createMaterializer(KIT.system()),
            2);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void refusesOneReadTooMany() {
        var first = read();
        read();

        assertThatThrownBy(() -> join(read())).hasCauseInstanceOf(TooManyReads.class);
        running.remove().complete(new EventEnvelope(Offset.sequence(1), "inbox|x", 1, EVENT, 0));

        assertThat(join(first)).containsExactly(EVENT);
        read();
        assertThat(running).hasSize(2);
    }

    @Test
    void givesThePlaceOfAFailedReadBack() {
        var first = read();
        read();
        running.remove().completeExceptionally(new IllegalStateException("the store is away"));
        assertThatThrownBy(() -> join(first)).isInstanceOf(CompletionException.class);

        read();
        assertThat(running).hasSize(2);
    }

    private CompletionStage<List<InboxEvent>> read() {
        return history.read(PERSON, 1, 1);
    }

    private static List<InboxEvent> join(CompletionStage<List<InboxEvent>> stage) {
        return stage.toCompletableFuture().join();
    }
}
