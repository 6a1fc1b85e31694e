package dev.hearth.session;

import static dev.hearth.session.SessionDriver.ANN;
import static dev.hearth.session.SessionDriver.BOB;
import static dev.hearth.session.SessionDriver.key;
import static dev.hearth.session.SessionDriver.principal;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.hearth.kernel.PersonId;
import dev.hearth.observability.TestMetrics;
import dev.hearth.room.RoomEntity;
import dev.hearth.session.UserSessionEntity.Answer;
import dev.hearth.session.UserSessionEntity.Answered;
import dev.hearth.session.UserSessionEntity.Connected;
import dev.hearth.session.UserSessionEntity.InboxPublished;
import dev.hearth.session.UserSessionEntity.Notification;
import dev.hearth.session.UserSessionEntity.Recipient;
import dev.hearth.session.UserSessionEntity.ResumeRefused;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.Presence;
import dev.hearth.session.journal.JournalInboxHistory;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.StoreSettings;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.query.javadsl.PersistenceTestKitReadJournal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions behind real sharding on one node. */
class SessionShardingTest {

    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseString("""
                    pekko.actor.provider = cluster
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.remote.artery.bind { hostname = "127.0.0.1", port = 0 }
                    pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                    pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                    hearth.session { resume-window = 1s, linger = 100ms }
                    """)
            .withFallback(PersistenceTestKitPlugin.config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(ConfigFactory.load())
            .resolve());
    private static SessionSharding sessions;

    private final TestProbe<Notification> gateway = KIT.createTestProbe();

    @BeforeAll
    static void start() {
        var system = KIT.system();
        var config = system.settings().config();
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        var settings = SessionSettings.of(config);
        sessions = SessionSharding.init(
                system,
                settings,
                StoreSettings.of(config),
                room -> KIT.<RoomEntity.Command>createTestProbe().ref(),
                JournalInboxHistory.of(system, PersistenceTestKitReadJournal.Identifier(), settings.historyReadsMax()),
                KIT.<StoreGuard.Command>createTestProbe().ref(),
                () -> true,
                0,
                TestMetrics.ofNode().sessions());
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private Connected connect(PersonId person, long socket) {
        sessions.entity(person)
                .tell(new UserSessionEntity.Connect(gateway.ref(), socket, principal(person), SessionDriver.CLIENT));
        return gateway.expectMessageClass(Connected.class, Duration.ofSeconds(10));
    }

    @Test
    void carriesAMessageFromOneSessionToAnother() {
        var ann = connect(ANN, 1);
        connect(BOB, 2);
        var to = new Recipient.Persona(BOB, principal(BOB).persona());
        sessions.entity(ANN)
                .tell(new UserSessionEntity.Send(ann.connection(), 9, principal(ANN), key(1), "print", to, "hi"));

        var received = gateway.expectMessageClass(InboxPublished.class);
        assertThat(received.socket()).isEqualTo(2);
        assertThat(((InboxEvent.MessageKept) received.events().get(1)).text()).isEqualTo("hi");
        assertThat(gateway.expectMessageClass(InboxPublished.class).socket()).isEqualTo(1);
        assertThat(gateway.expectMessageClass(Answered.class).answer()).isEqualTo(new Answer.Done(2, false));
    }

    @Test
    void sleepsWhenNobodyIsThereAndWakesAgain() {
        var carol = new PersonId("c".repeat(26));
        var link = connect(carol, 3);
        sessions.entity(carol).tell(new UserSessionEntity.EndLink(link.connection()));
        gateway.awaitAssert(() -> {
            assertThat(isRunning(carol)).isFalse();
            return true;
        });

        var presence = KIT.<Presence>createTestProbe();
        sessions.entity(carol).tell(new UserSessionEntity.AskPresence(presence.ref()));
        presence.expectMessage(Presence.OFFLINE);
        sessions.entity(carol)
                .tell(new UserSessionEntity.Resume(
                        gateway.ref(),
                        4,
                        principal(carol),
                        SessionDriver.CLIENT,
                        link.connection().link(),
                        link.secret()));
        gateway.expectMessageClass(ResumeRefused.class);
    }

    private static boolean isRunning(PersonId person) {
        var state = KIT.<CurrentShardRegionState>createTestProbe();
        ClusterSharding.get(KIT.system())
                .shardState()
                .tell(new GetShardRegionState(UserSessionEntity.TYPE_KEY, state.ref()));
        return state.receiveMessage().getShards().stream()
                .anyMatch(shard -> shard.getEntityIds().contains(person.value()));
    }
}
