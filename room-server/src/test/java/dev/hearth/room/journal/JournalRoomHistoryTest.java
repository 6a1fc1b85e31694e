package dev.hearth.room.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomHistory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.query.javadsl.PersistenceTestKitReadJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JournalRoomHistoryTest {

    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("history"));
    private static ActorTestKit kit;
    private static RoomHistory history;

    @BeforeAll
    static void fillTheJournal() {
        kit = ActorTestKit.create(
                "JournalRoomHistoryTest",
                PersistenceTestKitPlugin.config()
                        .withFallback(ConfigFactory.parseResources("profiles/test.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
        PersistenceTestKit.create(kit.system())
                .persistForRecovery(RoomEntity.persistenceId(ROOM).id(), List.<Object>copyOf(RoomSamples.life()));
        history = historyOf(4);
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @Test
    void endsRightBeforeTheNamedOffset() {
        var page = history.before(ROOM, 6, 3).toCompletableFuture().join();
        assertThat(page.firstOffset()).isEqualTo(3);
        assertThat(page.entries()).isEqualTo(RoomSamples.life().subList(2, 5));
        assertThat(page.more()).isTrue();
    }

    @Test
    void endsAtTheNewestEntryWhereNoOffsetIsNamed() {
        var life = RoomSamples.life();
        var page = history.before(ROOM, RoomHistory.FROM_THE_END, 2)
                .toCompletableFuture()
                .join();
        assertThat(page.firstOffset()).isEqualTo(life.size() - 1);
        assertThat(page.entries()).isEqualTo(life.subList(life.size() - 2, life.size()));
        assertThat(page.more()).isTrue();
    }

    @Test
    void saysWhenNothingIsOlder() {
        var page = history.before(ROOM, 3, 100).toCompletableFuture().join();
        assertThat(page.entries()).isEqualTo(RoomSamples.life().subList(0, 2));
        assertThat(page.more()).isFalse();
    }

    @Test
    void hasAnEmptyPageBeforeTheBeginning() {
        assertThat(history.before(ROOM, 1, 10).toCompletableFuture().join().entries())
                .isEmpty();
    }

    @Test
    void refusesMoreReadsAtOnceThanAllowed() {
        var closed = historyOf(0);
        assertThatThrownBy(() -> closed.before(ROOM, 5, 2).toCompletableFuture().join())
                .hasMessageContaining("too many");
    }

    private static CompletionStage<Long> newest(RoomId room) {
        return CompletableFuture.completedStage((long) RoomSamples.life().size());
    }

    private static RoomHistory historyOf(int readsMax) {
        return JournalRoomHistory.of(
                kit.system(), PersistenceTestKitReadJournal.Identifier(), JournalRoomHistoryTest::newest, readsMax);
    }
}
