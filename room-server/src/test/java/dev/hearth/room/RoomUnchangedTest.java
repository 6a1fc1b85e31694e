package dev.hearth.room;

import static dev.hearth.room.RoomDriver.connection;
import static dev.hearth.room.RoomDriver.face;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.kernel.StreamPosition;
import dev.hearth.room.RoomEntity.Attached;
import dev.hearth.room.RoomEntity.Attachment;
import dev.hearth.room.RoomEntity.Published;
import dev.hearth.room.domain.Layout;
import dev.hearth.room.domain.Outcome;
import dev.hearth.room.domain.Receipt;
import dev.hearth.room.domain.Rejection;
import dev.hearth.room.domain.RoomCommand;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Commands that find nothing to change: written, shown and remembered like all others. */
class RoomUnchangedTest {

    private static final RoomCommand.Sit SIT =
            new RoomCommand.Sit(Layout.of(Layout.HALL).seats().get(0).id());

    private static ActorTestKit kit;

    private RoomDriver room;
    private StreamPosition before = new StreamPosition("none", 0);

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create("RoomUnchangedTest", RoomDriver.config());
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void adaIsInside(TestInfo test) {
        room = new RoomDriver(kit, "unchanged " + test.getDisplayName());
        room.create(5);
        var view = room.join("ada");
        before = new StreamPosition(view.epoch(), view.offset());
    }

    private Published joinAgain(String key) {
        var join = room.submission("ada", key, new RoomCommand.Join(1));
        room.tell(new RoomEntity.Join(room.relay.ref(), connection("ada"), 77, join, face("ada")));
        return room.fish(Published.class);
    }

    private Outcome ask(String key, RoomCommand command) {
        return room.outcomeOf(room.send("ada", key, command));
    }

    @Test
    void publishesTheJoinOfSomebodyInsideThenAttachesThemBehindIt() {
        var published = joinAgain("again");

        assertThat(published.entries())
                .extracting(RoomEntry::event)
                .containsExactly(new RoomEvent.NothingChanged(1, ""));
        assertThat(published.firstOffset()).isEqualTo(before.offset() + 1);
        assertThat(published.answers().get(0).outcome())
                .isEqualTo(new Outcome.Accepted(new Receipt(before.offset() + 1, 1, "", 0), false));
        var attachment = room.fish(Attached.class).attachment();
        assertThat(((Attachment.Snapshot) attachment).view().offset()).isEqualTo(before.offset() + 1);
    }

    @Test
    void doesNotLetInLaterWhoAskedWhileInside() {
        joinAgain("again");
        room.fish(Attached.class);
        ask("leave", new RoomCommand.Leave());

        var published = joinAgain("again");

        assertThat(published.entries()).isEmpty();
        assertThat(published.answers().get(0).outcome())
                .isEqualTo(new Outcome.Accepted(new Receipt(before.offset() + 1, 1, "", 0), true));
        assertThat(room.fish(Attached.class).attachment()).isEqualTo(new Attachment.Gone(Rejection.NOT_IN_ROOM));
    }

    @Test
    void isPartOfAReplay() {
        ask("sit", SIT);
        ask("again", SIT);

        room.attach("ada", before);

        var replay = (Attachment.Replay) room.fish(Attached.class).attachment();
        assertThat(replay.entries())
                .extracting(RoomEntry::event)
                .containsExactly(new RoomEvent.SeatTaken(1, SIT.seat()), new RoomEvent.NothingChanged(0, SIT.seat()));
    }

    @Test
    void isRememberedAfterASecondStart() {
        ask("sit", SIT);
        var first = (Outcome.Accepted) ask("again", SIT);
        ask("stand", new RoomCommand.Stand());
        kit.stop(room.room);
        room.room = room.start();

        assertThat(ask("again", SIT)).isEqualTo(new Outcome.Accepted(first.receipt(), true));
        assertThat(room.join("ada").occupants().get(0).seat()).isNull();
    }
}
