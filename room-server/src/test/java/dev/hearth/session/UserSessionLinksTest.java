package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static dev.hearth.session.SessionDriver.HALL;
import static dev.hearth.session.SessionDriver.principal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.ConnectionId;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.LinkRestored;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.UserSessionEntity.ResumeRefused;
import dev.hearth.session.UserSessionEntity.Superseded;
import dev.hearth.session.UserSessionEntity.TooManyLinks;
import dev.hearth.session.domain.Presence;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSessionLinksTest {

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration LINGER = Duration.ofSeconds(10);

    private ActorTestKit kit;
    private SessionDriver driver;

    @BeforeEach
    void start() {
        kit = SessionDriver.newKit();
        driver = new SessionDriver(kit);
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private void resume(Connected link, long socket, String secret) {
        driver.session(ANN)
                .tell(new UserSessionEntity.Resume(
                        driver.gateway.ref(),
                        socket,
                        principal(ANN),
                        SessionDriver.CLIENT,
                        link.connection().link(),
                        secret));
    }

    private void confirm(ActorRef<Notification> gateway, long socket, ConnectionId connection) {
        driver.session(ANN)
                .tell(new UserSessionEntity.ConfirmLink(
                        gateway, socket, principal(ANN), SessionDriver.CLIENT, connection));
    }

    private void disconnect(Connected link) {
        driver.session(ANN).tell(new UserSessionEntity.Disconnected(link.connection()));
    }

    private Presence presence() {
        var probe = kit.<Presence>createTestProbe();
        driver.session(ANN).tell(new UserSessionEntity.AskPresence(probe.ref()));
        return probe.receiveMessage();
    }

    @Test
    void givesEverySocketALinkAndASecretOfItsOwn() {
        var first = driver.connect(ANN, 1);
        var second = driver.connect(ANN, 2);

        assertThat(first.socket()).isEqualTo(1);
        assertThat(first.resumed()).isFalse();
        assertThat(first.secret()).hasSize(43).isNotEqualTo(second.secret());
        assertThat(first.connection().link()).isNotEqualTo(second.connection().link());
        assertThat(second.connection().number())
                .isGreaterThan(first.connection().number());
    }

    @Test
    void isCountedByItsPresenceUntilItEnds() {
        var link = driver.connect(ANN, 1);
        assertCounted("online", 1);

        disconnect(link);
        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
        assertCounted("online", 0);
        assertCounted("reconnecting", 1);

        driver.crash(ANN);
        assertCounted("reconnecting", 0);
        assertCounted("offline", 0);
    }

    private void assertCounted(String state, int sessions) {
        assertThat(driver.metrics.scrape())
                .contains("hearth_session_awake{state=\"" + state + "\"} " + sessions + ".0");
    }

    @Test
    void connectsWithoutAskingTheStore() {
        var asked = new ConcurrentLinkedQueue<String>();
        PersistenceTestKit.create(kit.system()).failNextNOpsCond((id, operation) -> !asked.add(id), 1);

        var link = driver.connect(ANN, 1);
        driver.session(ANN).tell(new UserSessionEntity.RoomAttended(HALL));
        disconnect(link);
        driver.pass(Duration.ofSeconds(1));

        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
        assertThat(asked).isEmpty();
        driver.deliver(ANN, "m1");
        assertThat(asked).isNotEmpty();
    }

    @Test
    void resumesALinkWithANewSecret() {
        var link = driver.connect(ANN, 1);
        disconnect(link);
        resume(link, 2, link.secret());

        var resumed = driver.next(Connected.class);
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.secret()).isNotEqualTo(link.secret());
        assertThat(resumed.connection().link()).isEqualTo(link.connection().link());
        assertThat(resumed.connection().number())
                .isGreaterThan(link.connection().number());
    }

    @Test
    void refusesAWrongAndAnOldSecret() {
        var link = driver.connect(ANN, 1);
        resume(link, 2, link.secret());
        driver.next(Connected.class);

        resume(link, 3, link.secret());
        assertThat(driver.next(ResumeRefused.class).socket()).isEqualTo(3);
        resume(link, 4, "wrong");
        assertThat(driver.next(ResumeRefused.class).socket()).isEqualTo(4);
    }

    @Test
    void tellsTheOldSocketWhenItsLinkComesBackOnAnother() {
        var link = driver.connect(ANN, 1);

        resume(link, 2, link.secret());

        assertThat(driver.next(Superseded.class).socket()).isEqualTo(1);
        assertThat(driver.next(Connected.class).socket()).isEqualTo(2);
    }

    @Test
    void believesALateGoodbyeOnlyOfThePresentSocket() {
        var link = driver.connect(ANN, 1);
        resume(link, 2, link.secret());
        var resumed = driver.next(Connected.class);

        disconnect(link);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        disconnect(resumed);
        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
    }

    @Test
    void forgetsALinkWhenItsWindowIsOver() {
        var link = driver.connect(ANN, 1);
        disconnect(link);
        driver.pass(WINDOW.minusMillis(1));
        assertThat(presence()).isEqualTo(Presence.RECONNECTING);

        driver.pass(Duration.ofMillis(1));

        assertThat(presence()).isEqualTo(Presence.OFFLINE);
        resume(link, 2, link.secret());
        driver.next(ResumeRefused.class);
    }

    @Test
    void refusesOneLinkTooManyUnlessOneIsDetached() {
        var first = driver.connect(ANN, 1);
        driver.connect(ANN, 2);
        driver.session(ANN)
                .tell(new UserSessionEntity.Connect(driver.gateway.ref(), 3, principal(ANN), SessionDriver.CLIENT));
        assertThat(driver.next(TooManyLinks.class).socket()).isEqualTo(3);

        disconnect(first);
        driver.connect(ANN, 4);

        resume(first, 5, first.secret());
        driver.next(ResumeRefused.class);
    }

    @Test
    void endsALinkForGood() {
        var link = driver.connect(ANN, 1);

        driver.session(ANN).tell(new UserSessionEntity.EndLink(link.connection()));

        assertThat(presence()).isEqualTo(Presence.OFFLINE);
        resume(link, 2, link.secret());
        driver.next(ResumeRefused.class);
    }

    @Test
    void detachesAllSocketsOfAGatewayThatDied() {
        var dying = kit.<Notification>createTestProbe();
        for (long socket = 1; socket <= 2; socket++) {
            driver.session(ANN)
                    .tell(new UserSessionEntity.Connect(dying.ref(), socket, principal(ANN), SessionDriver.CLIENT));
            dying.expectMessageClass(Connected.class);
        }
        dying.stop();

        driver.gateway.awaitAssert(() -> {
            assertThat(presence()).isEqualTo(Presence.RECONNECTING);
            return true;
        });
    }

    @Test
    void takesALinkBackAfterLosingItsMemory() {
        var link = driver.connect(ANN, 1);
        driver.crash(ANN);

        confirm(driver.gateway.ref(), 1, link.connection());

        assertThat(driver.next(LinkRestored.class).socket()).isEqualTo(1);
        assertThat(presence()).isEqualTo(Presence.ONLINE);
        resume(link, 2, link.secret());
        driver.next(ResumeRefused.class);
    }

    @Test
    void doesNotAnswerAConfirmationOfWhatItKnows() {
        var link = driver.connect(ANN, 1);
        confirm(driver.gateway.ref(), 1, link.connection());
        disconnect(link);
        confirm(driver.gateway.ref(), 1, link.connection());

        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
        driver.gateway.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void tellsAConfirmingSocketThatAnotherHasItsLink() {
        var link = driver.connect(ANN, 1);
        resume(link, 2, link.secret());
        driver.next(Connected.class);

        confirm(driver.gateway.ref(), 1, link.connection());

        assertThat(driver.next(Superseded.class).socket()).isEqualTo(1);
    }

    @Test
    void asksItsShardToSleepWhenTheLastWindowIsOver() {
        var link = driver.connect(ANN, 1);
        disconnect(link);
        driver.pass(WINDOW.minusMillis(1));
        driver.pass(LINGER);
        driver.shard.expectNoMessage(Duration.ofMillis(50));

        driver.pass(LINGER);

        driver.shard.expectMessageClass(ClusterSharding.Passivate.class);
    }

    @Test
    void staysAwakeWhileALinkIsConnected() {
        driver.connect(ANN, 1);

        driver.pass(Duration.ofHours(1));

        driver.shard.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void asksGatewaysToConfirmWhenItMoves() {
        driver.connect(ANN, 1);

        driver.session(ANN).tell(UserSessionEntity.Stop.INSTANCE);

        assertThat(driver.next(UserSessionEntity.ConfirmWanted.class).socket()).isEqualTo(1);
        driver.gateway.expectTerminated(driver.session(ANN));
    }
}
