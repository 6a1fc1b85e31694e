package dev.hearth.directory;

import static dev.hearth.directory.Statuses.asleep;
import static dev.hearth.directory.Statuses.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.directory.domain.DirectoryPage;
import dev.hearth.directory.domain.DirectoryQuery;
import dev.hearth.directory.domain.NodeLease;
import dev.hearth.directory.domain.Residence;
import dev.hearth.directory.domain.RoomListing;
import dev.hearth.kernel.MovingClock;
import dev.hearth.room.RoomEntity;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryPublisherTest {
    private final ActorTestKit kit = ActorTestKit.create(
            ManualTime.config().withFallback(ConfigFactory.parseString("pekko.actor.provider=local")));
    private final ManualTime time = ManualTime.get(kit.system());
    private final MovingClock clock = MovingClock.somewhen();
    private final RecordingDirectory directory = new RecordingDirectory();
    private final ActorRef<RoomEntity.Status> publisher =
            kit.spawn(DirectoryPublisher.create(directory, Statuses.SETTINGS, clock, Listings.NODE));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void publishesRooms() throws Exception {
        publisher.tell(open("a", 1));
        assertThat(directory.next().residence()).isEqualTo(new Residence(Listings.WOKE, Listings.NODE, true));

        publisher.tell(asleep("a"));
        pass(Duration.ofSeconds(1));
        assertThat(directory.next().residence().awake()).isFalse();
    }

    @Test
    void renewsTheLeaseOfTheNode() throws Exception {
        var begun = clock.instant();
        assertThat(directory.nextLease()).isEqualTo(Listings.lease(begun.plusSeconds(15)));

        var renewed = leaseAfter(Duration.ofSeconds(5));

        assertThat(renewed.until()).isAfterOrEqualTo(begun.plusSeconds(20));
    }

    @Test
    void renewsTheLeaseSoonerWhenTheStoreWasAway() throws Exception {
        directory.failure = CompletableFuture.failedFuture(new IllegalStateException("no host"));
        directory.nextLease();
        leaseAfter(Duration.ofSeconds(5));
        directory.failure = null;
        var begun = clock.instant();

        assertThat(leaseAfter(Duration.ofSeconds(2)).until()).isBefore(begun.plusSeconds(20));
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

    /** The next lease, which comes when so much time has passed since the one before was written. */
    private NodeLease leaseAfter(Duration pause) throws InterruptedException {
        NodeLease lease = null;
        for (int tries = 0; lease == null && tries < 50; tries++) {
            pass(pause);
            lease = directory.leases.poll(1, TimeUnit.SECONDS);
        }
        assertThat(lease).isNotNull();
        return Objects.requireNonNull(lease);
    }

    private void pass(Duration duration) {
        clock.pass(duration);
        time.timePasses(duration);
    }

    /** Remembers what it was told. */
    private static final class RecordingDirectory implements RoomDirectory {
        private final BlockingQueue<RoomListing> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<NodeLease> leases = new LinkedBlockingQueue<>();
        private volatile @Nullable CompletionStage<Void> failure;

        @Override
        public CompletionStage<Void> upsert(RoomListing listing) {
            var answer = answer();
            heard.add(listing);
            return answer;
        }

        @Override
        public CompletionStage<Void> renew(NodeLease lease) {
            var answer = answer();
            leases.add(lease);
            return answer;
        }

        /** Asked for before anybody can hear of the write, and change what is answered. */
        private CompletionStage<Void> answer() {
            var answer = failure;
            return answer == null ? CompletableFuture.completedFuture(null) : answer;
        }

        @Override
        public CompletionStage<DirectoryPage> list(DirectoryQuery query) {
            throw new UnsupportedOperationException("a publisher only writes");
        }

        RoomListing next() throws InterruptedException {
            return next(heard);
        }

        NodeLease nextLease() throws InterruptedException {
            return next(leases);
        }

        private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
            var next = queue.poll(5, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return Objects.requireNonNull(next);
        }
    }
}
