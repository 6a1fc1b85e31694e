package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static dev.hearth.session.SessionDriver.BOB;
import static dev.hearth.session.SessionDriver.principal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.Look;
import dev.hearth.kernel.PersonId;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.UserSessionEntity.ResumeRefused;
import dev.hearth.session.UserSessionEntity.Superseded;
import dev.hearth.session.domain.LinkSecret;
import dev.hearth.session.domain.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a link's present secret has the link; a secret that is guessed, old or another's opens and disturbs nothing. */
class UserSessionSecretsTest {

    private static final Duration WINDOW = Duration.ofMinutes(2);

    private ActorTestKit kit;
    private SessionDriver driver;
    private TestProbe<Notification> first;
    private TestProbe<Notification> second;

    @BeforeEach
    void start() {
        kit = SessionDriver.newKit();
        driver = new SessionDriver(kit);
        first = kit.createTestProbe();
        second = kit.createTestProbe();
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private void resume(PersonId person, TestProbe<Notification> gateway, long socket, String link, String secret) {
        driver.session(person)
                .tell(new UserSessionEntity.Resume(
                        gateway.ref(), socket, principal(person), SessionDriver.CLIENT, link, secret));
    }

    private Connected connected(TestProbe<Notification> gateway) {
        return gateway.expectMessageClass(Connected.class);
    }

    private void disconnect(Connected link) {
        driver.session(ANN).tell(new UserSessionEntity.Disconnected(link.connection()));
    }

    private Presence presence() {
        var probe = kit.<Presence>createTestProbe();
        driver.session(ANN).tell(new UserSessionEntity.AskPresence(probe.ref()));
        return probe.receiveMessage();
    }

    private static String idOf(Connected link) {
        return link.connection().link();
    }

    /** What somebody might try who has seen the link's id, a log, a snapshot of memory, or another link. */
    private List<String> forgeries(Connected link, Connected other) {
        var secret = link.secret();
        return List.of(
                "",
                " " + secret,
                secret + "=",
                secret.substring(1),
                secret.toUpperCase(Locale.ROOT),
                other.secret(),
                idOf(link),
                LinkSecret.of(secret).hash(),
                LinkSecret.LOST.hash());
    }

    @Test
    void forgedSecretsOpenNothingAndDisturbNobody() {
        var link = driver.connect(ANN, 1);
        var other = driver.connect(ANN, 2);

        for (var forged : forgeries(link, other)) {
            resume(ANN, first, 3, idOf(link), forged);
            assertThat(first.receiveMessage()).as(forged).isEqualTo(new ResumeRefused(3));
        }

        driver.gateway.expectNoMessage(Duration.ofMillis(50));
        resume(ANN, first, 3, idOf(link), link.secret());
        assertThat(connected(first).resumed()).isTrue();
    }

    @Test
    void forgedLinksOpenNothing() {
        var link = driver.connect(ANN, 1);
        for (var forged : List.of("", "l".repeat(26), idOf(link).toUpperCase(Locale.ROOT))) {
            resume(ANN, first, 2, forged, link.secret());
            assertThat(first.receiveMessage()).as(forged).isEqualTo(new ResumeRefused(2));
        }
        driver.gateway.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aLinkOfSomebodyElseOpensNothing() {
        var link = driver.connect(ANN, 1);

        resume(BOB, first, 2, idOf(link), link.secret());

        assertThat(first.receiveMessage()).isEqualTo(new ResumeRefused(2));
        driver.gateway.expectNoMessage(Duration.ofMillis(50));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void aReplayedSecretIsRefusedAlsoWhileNobodyHoldsTheLink() {
        var link = driver.connect(ANN, 1);
        disconnect(link);
        resume(ANN, first, 2, idOf(link), link.secret());
        var back = connected(first);
        disconnect(back);

        resume(ANN, second, 3, idOf(link), link.secret());

        assertThat(second.receiveMessage()).isEqualTo(new ResumeRefused(3));
        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
        resume(ANN, second, 4, idOf(link), back.secret());
        assertThat(connected(second).resumed()).isTrue();
    }

    @Test
    void guessingDoesNotKeepALinkAlive() {
        var link = driver.connect(ANN, 1);
        disconnect(link);
        driver.pass(WINDOW.minusMillis(1));
        resume(ANN, first, 2, idOf(link), "guess");
        first.expectMessageClass(ResumeRefused.class);

        driver.pass(Duration.ofMillis(1));

        assertThat(presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void ofTwoSocketsThatRaceForALostLinkTheFirstHasIt() {
        var link = driver.connect(ANN, 1);
        disconnect(link);

        resume(ANN, first, 2, idOf(link), link.secret());
        resume(ANN, second, 3, idOf(link), link.secret());

        assertThat(connected(first).socket()).isEqualTo(2);
        assertThat(second.receiveMessage()).isEqualTo(new ResumeRefused(3));
        first.expectNoMessage(Duration.ofMillis(50));
        assertThat(presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void ofTwoSocketsThatRaceForAHeldLinkOneTakesItOver() {
        var link = driver.connect(ANN, 1);

        resume(ANN, first, 2, idOf(link), link.secret());
        resume(ANN, second, 3, idOf(link), link.secret());

        assertThat(driver.next(Superseded.class).socket()).isEqualTo(1);
        assertThat(connected(first).socket()).isEqualTo(2);
        assertThat(second.receiveMessage()).isEqualTo(new ResumeRefused(3));
        first.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void theLosersGoodbyeDoesNotEndTheWinnersLink() {
        var link = driver.connect(ANN, 1);
        resume(ANN, first, 2, idOf(link), link.secret());
        var winner = connected(first);
        resume(ANN, second, 3, idOf(link), winner.secret());
        var last = connected(second);
        assertThat(first.receiveMessage()).isEqualTo(new Superseded(2));

        disconnect(winner);
        driver.session(ANN).tell(new UserSessionEntity.EndLink(winner.connection()));

        assertThat(presence()).isEqualTo(Presence.ONLINE);
        disconnect(last);
        assertThat(presence()).isEqualTo(Presence.RECONNECTING);
    }

    @Test
    void whatComesInGoesToTheWinnerAlone() {
        var link = driver.connect(ANN, 1);
        resume(ANN, first, 2, idOf(link), link.secret());
        connected(first);
        assertThat(driver.next(Superseded.class).socket()).isEqualTo(1);

        driver.session(ANN)
                .tell(new UserSessionEntity.AnnounceLook(principal(ANN).persona(), Look.plain(), 2));

        first.expectMessageClass(UserSessionEntity.LookChanged.class);
        driver.gateway.expectNoMessage(Duration.ofMillis(50));
    }
}
