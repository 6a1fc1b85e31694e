package dev.hearth.room.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomSettings;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.query.javadsl.PersistenceTestKitReadJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JournalRoomReplayTest {

    private static final int LENGTH = 1_300;
    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("replay"));
    private static final List<RoomEntry> LOG = IntStream.rangeClosed(1, LENGTH)
            .mapToObj(offset -> new RoomEntry(Instant.ofEpochSecond(offset), 0, null, new RoomEvent.RoomReopened()))
            .toList();

    private static ActorTestKit kit;
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeAll
    static void fillTheJournal() {
        kit = ActorTestKit.create(
                "JournalRoomReplayTest",
                PersistenceTestKitPlugin.config()
                        .withFallback(ConfigFactory.parseResources("profiles/test.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
        PersistenceTestKit.create(kit.system())
                .persistForRecovery(RoomEntity.persistenceId(ROOM).id(), List.<Object>copyOf(LOG));
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @Test
    void readsExactlyTheGapThoughItTakesSeveralRanges() {
        assertThat(replay(2_000, 1 << 20, 1)
                        .read(ROOM, 7, 1_205)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(LOG.subList(6, 1_205));
        assertThat(reads).hasValue(1);
    }

    @Test
    void readsAGapOfTheLengthThatIsAllowedAndNotOneMore() {
        var short100 = replay(100, 1 << 20, 1);
        assertThat(short100.read(ROOM, 1, 100).toCompletableFuture().join()).hasSize(100);
        assertThatThrownBy(
                        () -> short100.read(ROOM, 1, 101).toCompletableFuture().join())
                .hasMessageContaining("too long");
    }

    @Test
    void failsRatherThanShowALogWithAHole() {
        assertThatThrownBy(() -> replay(2_000, 1 << 20, 1)
                        .read(ROOM, LENGTH - 1, LENGTH + 1)
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("ends before");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> replay(2_000, 2_000, 1)
                        .read(ROOM, 1, 100)
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("too large");
    }

    @Test
    void refusesOneMoreReadThanAllowedAtOnceAndGivesThePlaceBack() {
        var single = replay(2_000, 1 << 20, 1);
        var first = single.read(ROOM, 1, LENGTH).toCompletableFuture();
        var second = single.read(ROOM, 1, LENGTH).toCompletableFuture();
        assertThatThrownBy(second::join).hasMessageContaining("too many");
        first.join();
        assertThat(single.read(ROOM, 1, 2).toCompletableFuture().join()).hasSize(2);
        assertThat(reads).hasValue(2);
    }

    private JournalRoomReplay replay(int eventsMax, long bytesMax, int readsMax) {
        return JournalRoomReplay.of(
                kit.system(),
                PersistenceTestKitReadJournal.Identifier(),
                new RoomSettings.CatchUp(16, 1 << 20, eventsMax, bytesMax, readsMax),
                reads::incrementAndGet);
    }
}
