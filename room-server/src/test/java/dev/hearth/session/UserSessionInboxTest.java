package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static dev.hearth.session.SessionDriver.HALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.kernel.StreamPosition;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.Delivery;
import dev.hearth.session.UserSessionEntity.InboxAttached;
import dev.hearth.session.UserSessionEntity.InboxAttached.How;
import dev.hearth.session.UserSessionEntity.InboxPage;
import dev.hearth.session.UserSessionEntity.InboxPublished;
import dev.hearth.session.UserSessionEntity.Numbered;
import dev.hearth.session.UserSessionEntity.Refusal;
import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxEvent.MessageKept;
import dev.hearth.session.domain.InboxEvent.RoomsAttended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSessionInboxTest {

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

    private void deliver(int count) {
        for (int i = 1; i <= count; i++) {
            assertThat(driver.deliver(ANN, "m" + i)).isEqualTo(Delivery.KEPT);
        }
    }

    private InboxAttached attach(Connected link, String epoch, long offset) {
        driver.session(ANN)
                .tell(new UserSessionEntity.AttachInbox(link.connection(), new StreamPosition(epoch, offset)));
        return driver.next(InboxAttached.class);
    }

    private long acknowledge(Connected link, long offset) {
        long request = driver.nextRequest();
        driver.session(ANN).tell(new UserSessionEntity.AcknowledgeInbox(link.connection(), request, offset));
        return request;
    }

    private InboxPage page(Connected link, long before, int limit) {
        return ((Answer.Page) driver.answer(driver.read(link, ANN, before, limit))).page();
    }

    private static List<Long> offsets(InboxPage page) {
        return page.events().stream().map(Numbered::offset).toList();
    }

    @Test
    void waitsForAPersonWhoIsAway() {
        deliver(3);
        driver.crash(ANN);

        var link = driver.connect(ANN, 1);
        var attached = attach(link, "", 0);

        assertThat(attached.how()).isEqualTo(How.SNAPSHOT);
        assertThat(attached.page().unread()).isEqualTo(3);
        assertThat(attached.page().offset()).isEqualTo(4);
        assertThat(offsets(attached.page())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void pushesToEverySocketInOrder() {
        driver.connect(ANN, 1);
        driver.connect(ANN, 2);
        deliver(2);

        var published = new ArrayList<InboxPublished>();
        for (int i = 0; i < 4; i++) {
            published.add(driver.next(InboxPublished.class));
        }

        assertThat(published).extracting(InboxPublished::socket).containsExactly(1L, 2L, 1L, 2L);
        assertThat(published).extracting(InboxPublished::firstOffset).containsExactly(1L, 1L, 3L, 3L);
        assertThat(published.get(0).events()).hasSize(2);
    }

    @Test
    void doesNotPushToALinkWithoutASocket() {
        var link = driver.connect(ANN, 1);
        driver.session(ANN).tell(new UserSessionEntity.Disconnected(link.connection()));

        deliver(1);

        driver.gateway.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void keepsADeliveryOnce() {
        deliver(1);

        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);

        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(2);
    }

    @Test
    void keepsADeliveryOnceAcrossACrash() {
        deliver(1);
        driver.crash(ANN);

        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);

        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(2);
    }

    @Test
    void refusesOneMessageTooManyAndLosesNothing() {
        deliver(300);
        assertThat(driver.deliver(ANN, "one more")).isEqualTo(Delivery.INBOX_FULL);

        var link = driver.connect(ANN, 1);
        assertThat(driver.answer(acknowledge(link, 2))).isEqualTo(new Answer.Done(302, false));

        assertThat(driver.deliver(ANN, "one more")).isEqualTo(Delivery.KEPT);
        assertThat(page(link, 0, 100).unread()).isEqualTo(300);
    }

    @Test
    void refusesToReadAhead() {
        deliver(1);
        var link = driver.connect(ANN, 1);

        assertThat(driver.answer(acknowledge(link, 3))).isEqualTo(new Answer.Refused(Refusal.OFFSET_AHEAD));
        assertThat(driver.answer(acknowledge(link, 2))).isEqualTo(new Answer.Done(3, false));
        assertThat(driver.answer(acknowledge(link, 2))).isEqualTo(new Answer.Done(3, true));
    }

    @Test
    void saysLiveWhenNothingWasMissed() {
        deliver(1);
        var link = driver.connect(ANN, 1);
        var epoch = attach(link, "", 0).page().epoch();

        var again = attach(link, epoch, 2);

        assertThat(epoch).endsWith(".7");
        assertThat(again.how()).isEqualTo(How.LIVE);
        assertThat(again.page().events()).isEmpty();
    }

    @Test
    void replaysExactlyWhatWasMissed() {
        deliver(5);
        var link = driver.connect(ANN, 1);
        var epoch = attach(link, "", 0).page().epoch();

        var replay = attach(link, epoch, 3);

        assertThat(replay.how()).isEqualTo(How.REPLAY);
        assertThat(offsets(replay.page())).containsExactly(4L, 5L, 6L);
    }

    @Test
    void replaysAsMuchAsAllowedAndNotOneMore() {
        deliver(210);
        var link = driver.connect(ANN, 1);
        var epoch = attach(link, "", 0).page().epoch();

        assertThat(attach(link, epoch, 11).how()).isEqualTo(How.REPLAY);
        assertThat(attach(link, epoch, 10).how()).isEqualTo(How.SNAPSHOT);
    }

    @Test
    void doesNotBelieveAPositionOfAnotherEpochOrAhead() {
        deliver(1);
        var link = driver.connect(ANN, 1);
        var epoch = attach(link, "", 0).page().epoch();

        assertThat(attach(link, epoch.replace(".7", ".6"), 2).how()).isEqualTo(How.SNAPSHOT);
        assertThat(attach(link, epoch, 3).how()).isEqualTo(How.SNAPSHOT);
    }

    @Test
    void opensAnEmptyInboxInTheEpochItNamed() {
        var link = driver.connect(ANN, 1);
        var attached = attach(link, "", 0);
        assertThat(attached.page().offset()).isZero();

        deliver(1);

        assertThat(driver.next(InboxPublished.class).epoch())
                .isEqualTo(attached.page().epoch());
    }

    @Test
    void pagesBackwards() {
        deliver(9);
        var link = driver.connect(ANN, 1);

        var newest = page(link, 0, 4);
        assertThat(offsets(newest)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(newest.more()).isTrue();
        var oldest = page(link, 4, 100);
        assertThat(offsets(oldest)).containsExactly(1L, 2L, 3L);
        assertThat(oldest.more()).isFalse();
        assertThat(page(link, 1, 10).events()).isEmpty();
    }

    @Test
    void readsFromTheJournalWhatHasLeftTheState() {
        var link = driver.connect(ANN, 1);
        for (int i = 1; i <= Inbox.RECENT_MAX + 20; i++) {
            driver.deliver(ANN, "m" + i);
            if (i % 250 == 0) {
                driver.answer(acknowledge(link, i + 1));
            }
        }

        var old = page(link, 11, 5);

        assertThat(offsets(old)).containsExactly(6L, 7L, 8L, 9L, 10L);
        assertThat(old.events())
                .extracting(numbered -> ((MessageKept) numbered.event()).message())
                .containsExactly("m5", "m6", "m7", "m8", "m9");
        assertThat(old.more()).isTrue();
    }

    @Test
    void writesRoomsLaterAndInOneList() {
        var parlour = new RoomId(OpaqueId.derivedFrom("parlour"));
        driver.connect(ANN, 1);
        driver.session(ANN).tell(new UserSessionEntity.RoomAttended(HALL));
        driver.session(ANN).tell(new UserSessionEntity.RoomAttended(parlour));
        driver.pass(Duration.ofSeconds(29));
        assertThat(store.persistedInStorage("inbox|" + ANN)).isEmpty();

        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.next(InboxPublished.class).events())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(InboxEvent.InboxOpened.class, RoomsAttended.class);
        assertThat(store.persistedInStorage("inbox|" + ANN))
                .last()
                .extracting(event -> ((RoomsAttended) event).rooms())
                .isEqualTo(List.of(parlour, HALL));
        assertThat(driver.connect(ANN, 2).recentRooms()).containsExactly(parlour, HALL);
    }

    @Test
    void writesRoomsBeforeItStops() {
        driver.connect(ANN, 1);
        driver.session(ANN).tell(new UserSessionEntity.RoomAttended(HALL));
        var session = driver.session(ANN);

        session.tell(UserSessionEntity.Stop.INSTANCE);

        driver.gateway.expectTerminated(session);
        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(2);
    }

    @Test
    void recoversFromASnapshotAndWhatFollowed() {
        deliver(250);
        driver.crash(ANN);

        var link = driver.connect(ANN, 1);

        assertThat(attach(link, "", 0).page().unread()).isEqualTo(250);
        assertThat(driver.deliver(ANN, "m1")).isEqualTo(Delivery.KEPT);
        assertThat(store.persistedInStorage("inbox|" + ANN)).hasSize(251);
    }
}
