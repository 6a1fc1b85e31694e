package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static dev.hearth.load.live.Town.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.Guest;
import dev.hearth.load.bot.Occupant;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.run.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to a person rather than to a room: links, the inbox, the list of rooms. */
@ExtendWith(SharedTown.class)
class PeopleIT {

    private final Town town;

    PeopleIT(Town town) {
        this.town = town;
    }

    @Test
    void directMessagesWaitWhileAway() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        bob.drop();
        Town.get(bob.connection().closed());

        ok(ann, Commands.direct(bob.persona(), "are you there?"));
        ok(ann, Commands.direct(bob.persona(), "write me"));
        Town.get(bob.connect());

        JsonNode inbox = ok(bob, Commands.readInbox(0, 10)).body();
        assertThat(inbox.path("unread").asInt()).isEqualTo(2);
        assertThat(inbox.path("events").findValuesAsText("text")).containsExactly("are you there?", "write me");
        assertThat(inbox.path("people").has(ann.persona())).isTrue();
        ok(bob, Commands.ackInbox(inbox.path("offset").asLong()));
        JsonNode read = ok(bob, Commands.readInbox(0, 10)).body();
        assertThat(read.path("unread").asInt()).isZero();
        assertThat(read.path("read").asLong()).isEqualTo(inbox.path("offset").asLong());
        refused(bob, Commands.ackInbox(1_000_000), "inbox.offset-ahead");
        assertInboxesWhole(ann, bob);
    }

    @Test
    void directMessagesArriveAtOnceAndBothKeepThem() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        ok(bob, Commands.readInbox(0, 1));

        ok(ann, Commands.direct(bob.persona(), "quick"));
        bob.inbox().await("the message", SOON, inbox -> inbox.holds("quick"));
        JsonNode copy = ok(ann, Commands.readInbox(0, 10)).body();
        assertThat(copy.path("events").findValuesAsText("text")).containsExactly("quick");
        assertThat(copy.path("unread").asInt()).isZero();
        refused(ann, Commands.direct(ann.persona(), "me"), "direct.self");
        refused(ann, Commands.direct("a".repeat(26), "nobody"), "direct.unknown-person");
        assertInboxesWhole(ann, bob);
    }

    @Test
    void aLostConnectionKeepsTheSeat() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Grace", 4);
        join(bob, room);
        String seat = bob.room(room).read(RoomState::seats).keySet().iterator().next();
        ok(bob, Commands.sit(room, TextNode.valueOf(seat)));

        bob.drop();
        ann.room(room)
                .await(
                        "the mark",
                        SOON,
                        state -> state.occupant(bob.persona()).stream().anyMatch(Occupant::reconnecting));
        ok(ann, Commands.say(room, "where is Bob?"));
        Town.get(bob.resume());
        bob.room(room).awaitSettled(SOON);
        ann.room(room)
                .await(
                        "the mark gone",
                        SOON,
                        state -> state.occupant(bob.persona()).stream().noneMatch(Occupant::reconnecting));
        bob.room(room).await("the missed line", SOON, state -> state.talk().size() == 1);
        assertThat(bob.room(room).read(RoomState::seated)).containsEntry(seat, bob.persona());
        CheckReport report =
                Ending.of(List.of(ann, bob), Map.of(room, List.of(ann))).report();
        assertThat(report.clean()).as(report.toString()).isTrue();
    }

    @Test
    void aTokenOfTheSamePersonWorksOnANewConnection() throws Exception {
        Bot ann = town.person("Ann");
        Guest renewed = town.door().refresh(ann.guest());
        assertThat(renewed.persona()).isEqualTo(ann.persona());

        ann.renew(renewed);
        ann.drop();
        Town.get(ann.connection().closed());
        assertThat(Town.get(ann.connect()).path("you").path("persona").asText()).isEqualTo(ann.persona());
    }

    @Test
    void publicRoomsAreListedWithLiveCounts() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String name = "Listed " + Bot.newKey().substring(0, 8);
        String room = Town.room(ann, name, 4);
        join(bob, room);

        JsonNode listing = listingWithOccupants(name, 2);
        assertThat(listing.path("room").asText()).isEqualTo(room);
        assertThat(listing.path("capacity").asInt()).isEqualTo(4);
        JsonNode page = ok(ann, Commands.of("directory.list").put("text", name)).body();
        assertThat(page.path("rooms").findValuesAsText("room")).containsExactly(room);
    }

    /** The list follows by a moment. */
    private JsonNode listingWithOccupants(String name, int occupants) throws Exception {
        String query = "text=" + name.replace(" ", "%20");
        return Town.eventually(
                occupants + " people in the listing of " + name,
                () -> Optional.of(town.door().rooms(query).path("rooms").path(0))
                        .filter(room -> room.path("occupants").asInt() == occupants));
    }

    private static void assertInboxesWhole(Bot... people) throws Exception {
        CheckReport report = Ending.of(List.of(people), Map.of()).report();
        assertThat(report.clean()).as(report.toString()).isTrue();
    }
}
