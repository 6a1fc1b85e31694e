package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.InboxAttached;
import dev.hearth.session.UserSessionEntity.InboxPublished;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.store.StoreGuard;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session says and does while the store fails. */
class UserSessionStoreTest {

    private ActorTestKit kit;
    private SessionDriver driver;
    private PersistenceTestKit store;

    @BeforeEach
    void start() {
        kit = SessionDriver.newKit();
        driver = new SessionDriver(kit);
        store = PersistenceTestKit.create(kit.system());
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private StoreGuard.AwaitSafe failAWrite() {
        store.failNextPersisted("inbox|" + ANN);
        assertThat(driver.deliver(ANN, "lost")).isEqualTo(Delivery.OUTCOME_PENDING);
        return driver.guard.expectMessageClass(StoreGuard.AwaitSafe.class);
    }

    @Test
    void doesNotKnowTheOutcomeOfAFailedWrite() {
        failAWrite();

        assertThat(driver.metrics.scrape()).contains("hearth_journal_failures_total{kind=\"session\"} 1.0");
    }

    @Test
    void refusesUntilItIsSafeToRecover() {
        var guard = failAWrite();

        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);
        driver.pass(Duration.ofMinutes(1));
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);

        guard.replyTo().tell(StoreGuard.Answer.SAFE);
        driver.settle(ANN);
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
    }

    @Test
    void asksTheGuardAgainWhenItIsToldTo() {
        failAWrite().replyTo().tell(StoreGuard.Answer.ASK_AGAIN);
        driver.pass(Duration.ofSeconds(1));

        driver.guard.expectMessageClass(StoreGuard.AwaitSafe.class).replyTo().tell(StoreGuard.Answer.SAFE);
        driver.settle(ANN);

        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
    }

    @Test
    void pushesWhatALateWriteLeftBehind() {
        driver.connect(ANN, 1);
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
        assertThat(driver.next(InboxPublished.class).firstOffset()).isEqualTo(1);
        var guard = failAWrite();
        store.persistForRecovery("inbox|" + ANN, java.util.List.of((Object) SessionDriver.message("lost")));

        guard.replyTo().tell(StoreGuard.Answer.SAFE);

        var late = driver.next(InboxPublished.class);
        assertThat(late.firstOffset()).isEqualTo(3);
        assertThat(late.events()).containsExactly(SessionDriver.message("lost"));
        assertThat(driver.deliver(ANN, "lost")).isEqualTo(Delivery.KEPT);
        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(3);
    }

    @Test
    void saysThatNothingHappenedWhenTheInboxCannotBeRead() {
        store.failNextRead("inbox|" + ANN);

        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);

        driver.guard.expectNoMessage(Duration.ofMillis(50));
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
    }

    @Test
    void attachesTheInboxAsSoonAsTheStoreIsBack() {
        store.failNextNReads("inbox|" + ANN, 2);
        var link = driver.connect(ANN, 1);
        driver.session(ANN).tell(new UserSessionEntity.AttachInbox(link.connection(), new StreamPosition("", 0)));
        driver.gateway.expectNoMessage(Duration.ofMillis(200));

        driver.pass(Duration.ofSeconds(1));
        driver.gateway.expectNoMessage(Duration.ofMillis(200));
        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.next(InboxAttached.class).socket()).isEqualTo(1);
    }

    @Test
    void showsTheInboxFromMemoryWhileTheStoreIsAway() {
        var link = driver.connect(ANN, 1);
        driver.deliver(ANN, "m1");
        failAWrite();

        var answer = driver.answer(driver.read(link, ANN, 0, 10));

        assertThat(((Answer.Page) answer).page().events()).hasSize(2);
    }

    @Test
    void writesNothingWhileTheNodeMayHaveBeenGivenUp() {
        driver.connect(ANN, 1);
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
        int before = store.persistedInStorage("inbox|" + ANN).size();
        driver.mayWrite = false;
        assertThat(driver.deliver(ANN, "m2")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);
        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(before);

        driver.mayWrite = true;
        assertThat(driver.deliver(ANN, "m2")).isEqualTo(Delivery.KEPT);
    }

    @Test
    void refusesToSendWhileTheStoreIsAway() {
        var link = driver.connect(ANN, 1);
        failAWrite();

        assertThat(driver.answer(driver.send(link, ANN, SessionDriver.BOB, 1, "hi")))
                .isEqualTo(new Answer.Refused(Refusal.STORAGE_UNAVAILABLE));
    }

    @Test
    void stopsThoughItsRoomsCannotBeWritten() {
        driver.connect(ANN, 1);
        var guard = failAWrite();
        driver.session(ANN).tell(new UserSessionEntity.RoomAttended(SessionDriver.HALL));
        var session = driver.session(ANN);

        session.tell(UserSessionEntity.Stop.INSTANCE);
        driver.settle(ANN);
        driver.pass(Duration.ofSeconds(3));
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);
        guard.replyTo().tell(StoreGuard.Answer.SAFE);

        driver.gateway.expectTerminated(session);
    }

    @Test
    void stopsInTheEndThoughAWriteMayStillLand() {
        driver.connect(ANN, 1);
        failAWrite();
        var session = driver.session(ANN);

        session.tell(UserSessionEntity.Stop.INSTANCE);
        driver.settle(ANN);
        driver.pass(SessionDriver.STOP_WITHIN.minusMillis(1));
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.STORAGE_UNAVAILABLE);
        driver.passAtTheEnd(Duration.ofMillis(1));

        driver.gateway.expectTerminated(session);
    }
}
