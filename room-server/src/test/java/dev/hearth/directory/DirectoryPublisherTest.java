package dev.hearth.directory;

import static dev.hearth.directory.Statuses.asleep;
import static dev.hearth.directory.Statuses.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.MovingClock;
import dev.hearth.room.RoomEntity;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryPublisherTest {
    private final ActorTestKit kit = ActorTestKit.create(
            ManualTime.config().withFallback(ConfigFactory.parseString("pekko.actor.provider=local")));
    private final ManualTime time = ManualTime.get(kit.system());
    private final MovingClock clock = MovingClock.somewhen();
    private final RecordingDirectory directory = new RecordingDirectory();
    private final ActorRef<RoomEntity.Status> publisher =
            kit.spawn(DirectoryPublisher.create(directory, Statuses.SETTINGS, clock));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void publishesRoomsAndRenewsThem() throws Exception {
        publisher.tell(open("a", 1));
        assertThat(directory.next().occupants()).isEqualTo(1);

        pass(Duration.ofSeconds(20));
        assertThat(directory.next().leaseUntil()).isEqualTo(clock.instant().plusSeconds(60));

        publisher.tell(asleep("a"));
        assertThat(directory.next().leaseUntil()).isEqualTo(clock.instant());
    }

    @Test
    void triesAgainWhenTheStoreIsAway() throws Exception {
        directory.failure = CompletableFuture.failedFuture(new IllegalStateException("no host"));
        publisher.tell(open("a", 1));
        assertThat(directory.next().occupants()).isEqualTo(1);
        directory.failure = null;

        RoomListing again = null;
        for (int tries = 0; again == null && tries < 50; tries++) {
            pass(Duration.ofSeconds(2));
            again = directory.heard.poll(100, TimeUnit.MILLISECONDS);
        }

        assertThat(again).isNotNull();
    }

    private void pass(Duration duration) {
        clock.pass(duration);
        time.timePasses(duration);
    }

    /** Remembers what it was told. */
    private static final class RecordingDirectory implements RoomDirectory {
        private final BlockingQueue<RoomListing> heard = new LinkedBlockingQueue<>();
        private volatile @org.jspecify.annotations.Nullable CompletionStage<Void> failure;

        @Override
        public CompletionStage<Void> upsert(RoomListing listing) {
            heard.add(listing);
            var answer = failure;
            return answer == null ? CompletableFuture.completedFuture(null) : answer;
        }

        @Override
        public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
            throw new UnsupportedOperationException("a publisher only writes");
        }

        RoomListing next() throws InterruptedException {
            var listing = heard.poll(5, TimeUnit.SECONDS);
            assertThat(listing).isNotNull();
            return java.util.Objects.requireNonNull(listing);
        }
    }
}
