package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static dev.hearth.session.SessionDriver.BOB;
import static dev.hearth.session.SessionDriver.HALL;
import static dev.hearth.session.SessionDriver.principal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.PersonId;
import dev.hearth.room.RoomEntity;
import dev.hearth.room.RoomEntity.WhisperVerdict;
import dev.hearth.room.domain.Rejection;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.InboxPublished;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSessionSendTest {

    private static final Answer PENDING = new Answer.Refused(Refusal.OUTCOME_PENDING);
    private static final WhisperVerdict BOB_MAY =
            new WhisperVerdict.Allowed(BOB, principal(BOB).persona());

    private ActorTestKit kit;
    private SessionDriver driver;
    private PersistenceTestKit store;
    private Connected ann;

    @BeforeEach
    void start() {
        kit = SessionDriver.newKit();
        driver = new SessionDriver(kit);
        store = PersistenceTestKit.create(kit.system());
        ann = driver.connect(ANN, 1);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private List<MessageKept> inboxOf(PersonId person) {
        return store.persistedInStorage("inbox|" + person).stream()
                .filter(MessageKept.class::isInstance)
                .map(MessageKept.class::cast)
                .toList();
    }

    private RoomEntity.MayWhisper asked() {
        return driver.room.expectMessageClass(RoomEntity.MayWhisper.class);
    }

    private static Answer refused(Refusal refusal) {
        return new Answer.Refused(refusal);
    }

    @Test
    void reachesBothInboxes() {
        driver.connect(BOB, 2);

        long request = driver.send(ann, ANN, BOB, 1, "hi");
        assertThat(driver.next(InboxPublished.class).socket()).isEqualTo(2);
        assertThat(driver.next(InboxPublished.class).socket()).isEqualTo(1);
        var answer = driver.answer(request);

        assertThat(answer).isEqualTo(new Answer.Done(2, false));
        var received = inboxOf(BOB).get(0);
        var copy = inboxOf(ANN).get(0);
        assertThat(received.own()).isFalse();
        assertThat(copy.own()).isTrue();
        assertThat(received.message()).isEqualTo(copy.message());
        assertThat(List.of(received.text(), copy.text())).containsOnly("hi");
    }

    @Test
    void showsTheCopyBeforeItIsAnswered() {
        driver.send(ann, ANN, BOB, 1, "hi");

        driver.gateway.expectMessageClass(InboxPublished.class);
        driver.gateway.expectMessageClass(UserSessionEntity.Answered.class);
    }

    @Test
    void hasOneEffectPerKey() {
        driver.answer(driver.send(ann, ANN, BOB, 1, "hi"));

        assertThat(driver.answer(driver.send(ann, ANN, BOB, 1, "hi"))).isEqualTo(new Answer.Done(2, true));

        assertThat(inboxOf(ANN)).hasSize(1);
        assertThat(inboxOf(BOB)).hasSize(1);
    }

    @Test
    void refusesAKeyThatWasUsedForOtherContentBeforeAnythingHappens() {
        var carol = new PersonId("c".repeat(26));
        driver.answer(driver.send(ann, ANN, BOB, 1, "hi"));

        assertThat(driver.answer(driver.send(ann, ANN, carol, 1, "ho"))).isEqualTo(refused(Refusal.KEY_CONFLICT));

        assertThat(inboxOf(carol)).isEmpty();
    }

    @Test
    void refusesAKeyThatIsOnItsWayWithOtherContent() {
        var bob = driver.fake(BOB);
        driver.send(ann, ANN, BOB, 1, "hi");
        var deliver = bob.expectMessageClass(UserSessionEntity.Deliver.class);

        assertThat(driver.answer(driver.send(ann, ANN, BOB, 1, "ho"))).isEqualTo(refused(Refusal.KEY_CONFLICT));

        deliver.replyTo().tell(Delivery.KEPT);
        assertThat(driver.answer(1)).isEqualTo(new Answer.Done(2, false));
    }

    @Test
    void answersBothWhenTheSameIsSentTwiceAtOnce() {
        var bob = driver.fake(BOB);
        long first = driver.send(ann, ANN, BOB, 1, "hi");
        var deliver = bob.expectMessageClass(UserSessionEntity.Deliver.class);
        long second = driver.send(ann, ANN, BOB, 1, "hi");
        driver.settle(ANN);
        deliver.replyTo().tell(Delivery.KEPT);

        assertThat(driver.answer(first)).isEqualTo(new Answer.Done(2, false));
        assertThat(driver.answer(second)).isEqualTo(new Answer.Done(2, false));
        bob.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void keepsNoCopyOfWhatWasRefused() {
        for (var delivery : List.of(Delivery.INBOX_FULL, Delivery.STORAGE_UNAVAILABLE, Delivery.BUSY)) {
            var bob = driver.fake(BOB);
            long request = driver.send(ann, ANN, BOB, 1, "hi");
            bob.expectMessageClass(UserSessionEntity.Deliver.class).replyTo().tell(delivery);

            assertThat(driver.answer(request)).isEqualTo(refused(Refusal.valueOf(delivery.name())));
        }
        assertThat(inboxOf(ANN)).isEmpty();
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheRecipientIsSilent() {
        var bob = driver.fake(BOB);
        long request = driver.send(ann, ANN, BOB, 1, "hi");
        bob.expectMessageClass(UserSessionEntity.Deliver.class);

        driver.pass(Duration.ofMillis(3999));
        driver.gateway.expectNoMessage(Duration.ofMillis(50));
        driver.pass(Duration.ofMillis(251));

        assertThat(driver.answer(request)).isEqualTo(PENDING);
    }

    @Test
    void hasOneEffectWhenSentAgainAfterAnUnknownOutcome() {
        var silent = driver.fake(BOB);
        long first = driver.send(ann, ANN, BOB, 1, "hi");
        var lost = silent.expectMessageClass(UserSessionEntity.Deliver.class);
        driver.pass(Duration.ofSeconds(5));
        assertThat(driver.answer(first)).isEqualTo(PENDING);
        driver.forget(BOB);
        driver.session(BOB).tell(lost);

        assertThat(driver.answer(driver.send(ann, ANN, BOB, 1, "hi"))).isEqualTo(new Answer.Done(2, false));

        assertThat(inboxOf(BOB)).hasSize(1);
        assertThat(inboxOf(ANN)).hasSize(1);
    }

    @Test
    void doesNotKnowTheOutcomeWhenOnlyTheCopyFails() {
        var bob = driver.fake(BOB);
        long request = driver.send(ann, ANN, BOB, 1, "hi");
        var deliver = bob.expectMessageClass(UserSessionEntity.Deliver.class);
        store.failNextPersisted("inbox|" + ANN);
        deliver.replyTo().tell(Delivery.KEPT);

        assertThat(driver.answer(request)).isEqualTo(PENDING);
    }

    @Test
    void refusesOneMessageTooManyOnItsWay() {
        var bob = driver.fake(BOB);
        for (int key = 1; key <= 4; key++) {
            driver.send(ann, ANN, BOB, key, "hi");
            bob.expectMessageClass(UserSessionEntity.Deliver.class);
        }

        assertThat(driver.answer(driver.send(ann, ANN, BOB, 5, "hi"))).isEqualTo(refused(Refusal.BUSY));
    }

    @Test
    void refusesAMessageToOneself() {
        assertThat(driver.answer(driver.send(ann, ANN, ANN, 1, "hi"))).isEqualTo(refused(Refusal.TO_ONESELF));
    }

    @Test
    void whispersWhenTheRoomAllowsIt() {
        long request = driver.whisper(ann, ANN, 4, 1, "psst");
        var asked = asked();
        assertThat(asked.from()).isEqualTo(principal(ANN));
        assertThat(asked.to()).isEqualTo(4);
        asked.replyTo().tell(BOB_MAY);

        assertThat(driver.answer(request)).isEqualTo(new Answer.Done(3, false));
        assertThat(inboxOf(BOB).get(0).room()).isEqualTo(HALL);
        assertThat(inboxOf(ANN).get(0).room()).isEqualTo(HALL);
    }

    @Test
    void doesNotWhisperWhenTheRoomRefuses() {
        long request = driver.whisper(ann, ANN, 4, 1, "psst");
        asked().replyTo().tell(new WhisperVerdict.Denied(Rejection.NO_SUCH_OCCUPANT));

        assertThat(driver.answer(request)).isEqualTo(new Answer.RefusedByRoom(Rejection.NO_SUCH_OCCUPANT));
        assertThat(inboxOf(ANN)).isEmpty();
    }

    @Test
    void doesNotWhisperToOneself() {
        long request = driver.whisper(ann, ANN, 4, 1, "psst");
        asked().replyTo().tell(new WhisperVerdict.Allowed(ANN, principal(ANN).persona()));

        assertThat(driver.answer(request)).isEqualTo(refused(Refusal.TO_ONESELF));
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheRoomIsSilent() {
        long request = driver.whisper(ann, ANN, 4, 1, "psst");
        asked();

        driver.pass(Duration.ofSeconds(5));

        assertThat(driver.answer(request)).isEqualTo(PENDING);
    }

    @Test
    void finishesAWhisperThatMayHaveArrivedWithoutAskingTheRoomAgain() {
        var bob = driver.fake(BOB);
        long first = driver.whisper(ann, ANN, 4, 1, "psst");
        asked().replyTo().tell(BOB_MAY);
        bob.expectMessageClass(UserSessionEntity.Deliver.class);
        driver.pass(Duration.ofSeconds(5));
        assertThat(driver.answer(first)).isEqualTo(PENDING);

        long second = driver.whisper(ann, ANN, 4, 1, "psst");
        bob.expectMessageClass(UserSessionEntity.Deliver.class).replyTo().tell(Delivery.KEPT);

        assertThat(driver.answer(second)).isEqualTo(new Answer.Done(3, false));
        driver.room.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void finishesAWhisperThatMayHaveArrivedAlsoAfterTheSessionLostItsMemory() {
        var bob = driver.fake(BOB);
        driver.whisper(ann, ANN, 4, 1, "psst");
        asked().replyTo().tell(BOB_MAY);
        bob.expectMessageClass(UserSessionEntity.Deliver.class);
        driver.crash(ANN);

        var again = driver.connect(ANN, 2);
        long second = driver.whisper(again, ANN, 4, 1, "psst");
        bob.expectMessageClass(UserSessionEntity.Deliver.class).replyTo().tell(Delivery.KEPT);

        assertThat(driver.answer(second)).isEqualTo(new Answer.Done(3, false));
        driver.room.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void doesNotKnowTheOutcomeOfWhatIsOnItsWayWhenTheSessionStops() {
        driver.fake(BOB);
        long request = driver.send(ann, ANN, BOB, 1, "hi");

        driver.session(ANN).tell(UserSessionEntity.Stop.INSTANCE);

        assertThat(driver.answer(request)).isEqualTo(PENDING);
    }
}
