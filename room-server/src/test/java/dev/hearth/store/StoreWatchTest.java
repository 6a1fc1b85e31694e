package dev.hearth.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
    private final Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
    private final StoreWatch watch = new StoreWatch(this::ask, Duration.ofMinutes(1));

    private CompletionStage<Boolean> ask() {
        var answer = new CompletableFuture<Boolean>();
        asked.add(answer);
        return answer;
    }

    @Test
    void believesTheBestUntilItHasHeardOtherwise() {
        assertThat(watch.isAnswering()).isTrue();
        watch.look();
        assertThat(watch.isAnswering()).isTrue();
    }

    @Test
    void goesByTheLastAnswer() {
        watch.look();
        asked.remove().completeExceptionally(new IllegalStateException("no connection"));
        assertThat(watch.isAnswering()).isFalse();

        watch.look();
        asked.remove().complete(true);
        assertThat(watch.isAnswering()).isTrue();

        watch.look();
        asked.remove().complete(false);
        assertThat(watch.isAnswering()).isFalse();
    }

    @Test
    void asksOneQuestionAtATime() {
        watch.look();
        watch.look();
        assertThat(asked).hasSize(1);

        asked.remove().complete(true);
        watch.look();
        assertThat(asked).hasSize(1);
    }

    @Test
    void noAnswerInTimeIsAnAnswer() throws Exception {
        var silent = new CompletableFuture<Boolean>();
        var impatient = new StoreWatch(() -> silent, Duration.ofMillis(1));
        impatient.look();

        // The same clock that gives the store up, asked for later than that.
        new CompletableFuture<Void>()
                .completeOnTimeout(null, 50, TimeUnit.MILLISECONDS)
                .get(10, TimeUnit.SECONDS);
        assertThat(impatient.isAnswering()).isFalse();
    }

    @Test
    void aProbeThatFailsAtOnceIsNoAnswerEither() {
        var broken = new StoreWatch(
                () -> {
                    throw new IllegalStateException("closed");
                },
                Duration.ofMinutes(1));
        broken.look();

        assertThat(broken.isAnswering()).isFalse();
    }
}
