package dev.hearth;

import dev.hearth.catalogue.Catalogue;
import dev.hearth.directory.DirectoryPublisher;
import dev.hearth.directory.DirectorySettings;
import dev.hearth.directory.RoomDirectory;
import dev.hearth.directory.cassandra.CassandraRoomDirectory;
import dev.hearth.identity.Identity;
import dev.hearth.identity.IdentitySettings;
import dev.hearth.identity.People;
import dev.hearth.identity.cassandra.CassandraPeople;
import dev.hearth.identity.cassandra.CassandraRefreshTokens;
import dev.hearth.identity.icu.IcuUnicodeSecurity;
import dev.hearth.identity.jose.JoseTokens;
import dev.hearth.identity.jose.SigningKeys;
import dev.hearth.logs.SessionTag;
import dev.hearth.observability.MetricLabels;
import dev.hearth.observability.NodeMetrics;
import dev.hearth.protocol.CloseCode;
import dev.hearth.protocol.RequestType;
import dev.hearth.room.MessageLoss;
import dev.hearth.room.RoomHistory;
import dev.hearth.room.RoomReplay;
import dev.hearth.room.RoomSettings;
import dev.hearth.room.RoomSharding;
import dev.hearth.room.cassandra.CassandraLogRows;
import dev.hearth.room.cassandra.CassandraNewestOffset;
import dev.hearth.room.journal.JournalRoomHistory;
import dev.hearth.room.journal.JournalRoomReplay;
import dev.hearth.session.SessionSettings;
import dev.hearth.session.SessionSharding;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.session.journal.JournalInboxHistory;
import dev.hearth.store.Pulse;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.StoreSettings;
import dev.hearth.store.StoreWatch;
import dev.hearth.store.cassandra.CassandraStoreProbe;
import dev.hearth.store.cassandra.CqlStore;
import dev.hearth.wardrobe.WardrobeSettings;
import dev.hearth.wardrobe.WardrobeSharding;
import dev.hearth.wardrobe.Wardrobes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.persistence.cassandra.query.javadsl.CassandraReadJournal;

/** The world behind the doors, put together once: what people can do here, without how they connect. */
record Features(
        Identity identity,
        RoomDirectory directory,
        RoomSharding rooms,
        SessionSharding sessions,
        RoomHistory history,
        RoomReplay replay,
        Catalogue catalogue,
        Wardrobes wardrobes,
        NodeMetrics metrics,
        NodeHealth health) {

    /** Ours, and those of the standard that browsers and libraries send. */
    private static final Set<Integer> CLOSE_CODES = Stream.concat(
                    Stream.of(CloseCode.values()).map(CloseCode::code),
                    Stream.of(1000, 1001, 1002, 1005, 1006, 1007, 1009, 1011))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> COMMANDS =
            Stream.of(RequestType.values()).map(RequestType::wire).collect(Collectors.toUnmodifiableSet());

    private static final String PARTITION_EVENTS = "pekko.persistence.cassandra.journal.target-partition-size";

    /** @param generation how often the store was restored from a backup */
    static Features start(ActorContext<?> context, CqlStore store, long generation) {
        var system = context.getSystem();
        var config = system.settings().config();
        var clock = Clock.systemUTC();
        var metrics = new NodeMetrics(metricLabels());
        var storeSettings = StoreSettings.of(config);
        var roomSettings = RoomSettings.of(config, generation);
        var sessionSettings = SessionSettings.of(config);
        var directorySettings = DirectorySettings.of(config);
        var loss = MessageLoss.of(config);
        loss.announce(context.getLog());

        var pulse = Pulse.start(system);
        var probe = CassandraStoreProbe.of(system);
        var guard = context.spawn(StoreGuard.create(probe, storeSettings), "store-guard");
        var storeWatch = StoreWatch.start(system, probe, storeSettings);
        var directory = new CassandraRoomDirectory(store, directorySettings, clock, generation);
        var publisher = context.spawn(
                DirectoryPublisher.create(directory, directorySettings, clock, incarnation(system)),
                "directory-publisher");
        long partitionEvents = config.getLong(PARTITION_EVENTS);
        var rows = new CassandraLogRows(store, partitionEvents);
        var rooms = RoomSharding.init(
                system,
                roomSettings,
                storeSettings,
                clock,
                guard,
                pulse::mayWrite,
                rows,
                publisher,
                metrics.commits(),
                loss);
        var newest = new CassandraNewestOffset(store, partitionEvents);
        var history = JournalRoomHistory.of(
                system, CassandraReadJournal.Identifier(), newest, roomSettings.historyReadsMax());
        var replay = JournalRoomReplay.of(
                system, CassandraReadJournal.Identifier(), roomSettings.catchUp(), metrics.streams()::readJournal);
        var inboxes =
                JournalInboxHistory.of(system, CassandraReadJournal.Identifier(), sessionSettings.historyReadsMax());
        var sessions = SessionSharding.init(
                system,
                sessionSettings,
                storeSettings,
                rooms::entity,
                inboxes,
                guard,
                pulse::mayWrite,
                generation,
                metrics.sessions());
        var people = new CassandraPeople(store);
        var wardrobes = WardrobeSharding.init(
                system,
                WardrobeSettings.of(config),
                storeSettings,
                guard,
                pulse::mayWrite,
                people::dress,
                (person, persona, look, version) ->
                        sessions.entity(person).tell(new UserSessionEntity.AnnounceLook(persona, look, version)),
                metrics.wardrobes());
        var catalogue = ShellProducts.catalogue(config);
        var health = NodeHealth.of(system, storeWatch);
        NodeCensus.start(context, metrics, health, storeWatch);
        return new Features(
                identity(IdentitySettings.of(config), store, people, clock, system.executionContext()),
                directory,
                rooms,
                sessions,
                history,
                replay,
                catalogue,
                wardrobes,
                metrics,
                health);
    }

    /** What a node tells apart when it counts. */
    static MetricLabels metricLabels() {
        return new MetricLabels(
                CLOSE_CODES,
                COMMANDS,
                ReleaseVersion.packaged().orElse("development"),
                ReleaseVersion.commit().orElse("unknown"));
    }

    /** What no other node is called, and this one not after its next start. */
    private static String incarnation(ActorSystem<?> system) {
        var self = Cluster.get(system).selfMember().uniqueAddress();
        return self.address().hostPort() + "~" + Long.toHexString(self.longUid());
    }

    private static Identity identity(
            IdentitySettings settings, CqlStore store, People people, Clock clock, Executor workers) {
        var random = new SecureRandom();
        var previous = Optional.of(settings.previousKeyFile())
                .filter(file -> !file.isEmpty())
                .map(Path::of);
        var keys = SigningKeys.open(Path.of(settings.signingKeyFile()), previous, settings.signingKeyCreated(), random);
        SessionTag.saltWith(keys.secretFor("session-tags"));
        return Identity.of(new Identity.Parts(
                settings,
                people,
                new CassandraRefreshTokens(store, clock),
                new JoseTokens(keys, settings, clock),
                new IcuUnicodeSecurity(),
                random,
                clock,
                workers));
    }
}
