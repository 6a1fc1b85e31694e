package dev.hearth.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.typesafe.config.ConfigFactory;
import dev.hearth.audit.AuditReport;
import dev.hearth.audit.PekkoEventDecoder;
import dev.hearth.audit.cassandra.CassandraJournalReader;
import dev.hearth.config.SchemaScript;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.localstore.SharedStore;
import dev.hearth.room.LogRows.Counted;
import dev.hearth.room.cassandra.CassandraLogRows;
import dev.hearth.schema.cassandra.SchemaMigration;
import dev.hearth.store.StoreGuard;
import dev.hearth.store.cassandra.CqlStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must never be, provoked: one room lives twice, and both lives write into one log on a real Cassandra. */
@ExtendWith(SharedStore.class)
class SecondWriterIT {
    private static final String REPLICATION = "{'class': 'SimpleStrategy', 'replication_factor': 1}";
    private static final long PARTITION_EVENTS = 500_000;

    private static CqlSession session;
    private static ActorTestKit kit;

    @BeforeAll
    static void start(SharedStore.Running store) {
        session = store.session();
        new SchemaMigration(session, SchemaScript.all(), REPLICATION).apply();
        var config = ConfigFactory.parseString("pekko.actor.provider = local").withFallback(store.config());
        kit = ActorTestKit.create("SecondWriterIT", config);
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    private static RoomDriver life() {
        var life = new RoomDriver(kit, "lives twice");
        life.logRows = new CassandraLogRows(CqlStore.of(kit.system()), PARTITION_EVENTS);
        return life;
    }

    @Test
    void bothLivesNoticeTheAuditorFindsItAndTheNextLifeBelievesTheLaterOne() {
        var earlier = life();
        earlier.create(5);
        earlier.join("ada");
        var later = life();
        later.join("bob");
        earlier.sayAndWait("ada", "I am still here");

        end(earlier);
        end(later);
        assertThat(audited()).anyMatch(line -> line.contains("at 3: DOUBLE"));
        var next = life().join("cy");

        assertThat(next.occupants()).extracting(RoomView.Person::persona).hasSize(3);
        assertThat(next.talk()).isEmpty();
        assertThat(next.offset()).isEqualTo(4);
    }

    private static void end(RoomDriver life) {
        var ask = (StoreGuard.AwaitSafe) life.guard.receiveMessage();
        assertThat(life.metrics.scrape()).contains("hearth_room_second_writers_total 1.0");
        ask.replyTo().tell(StoreGuard.Answer.SAFE);
        life.relay.expectTerminated(life.room);
    }

    private static List<String> audited() {
        var lines = new ArrayList<String>();
        var decoder = new PekkoEventDecoder(kit.system().classicSystem());
        new CassandraJournalReader(session, decoder, PARTITION_EVENTS).audit(new AuditReport(lines::add, 10));
        return lines;
    }

    @Test
    void rowsAreCountedAcrossPartitions() {
        var room = new RoomId(OpaqueId.derivedFrom("counted"));
        var rows = new CassandraLogRows(CqlStore.of(kit.system()), 10);
        for (int number = 1; number <= 8; number++) {
            write(room, 0, number, "a");
        }
        write(room, 1, 9, "b");
        write(room, 1, 10, "b");
        write(room, 1, 10, "c");
        write(room, 1, 11, "b");

        assertThat(counted(rows, room, 0, 5)).isEqualTo(new Counted(5, 5, "a", "a"));
        assertThat(counted(rows, room, 8, Long.MAX_VALUE)).isEqualTo(new Counted(4, 11, "b", "c"));
        assertThat(counted(rows, room, 9, 10)).isEqualTo(new Counted(2, 10, "b", "c"));
        assertThat(counted(rows, room, 11, Long.MAX_VALUE)).isEqualTo(Counted.NONE);
    }

    private static Counted counted(LogRows rows, RoomId room, long above, long upTo) {
        return rows.between(room, above, upTo)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static void write(RoomId room, long partition, long number, String writer) {
        session.execute(
                "INSERT INTO hearth_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp, writer_uuid)"
                        + " VALUES (?, ?, ?, ?, ?)",
                RoomEntity.persistenceId(room).id(),
                partition,
                number,
                Uuids.timeBased(),
                writer);
    }
}
