package dev.hearth.load.live;

import static dev.hearth.load.live.Town.SOON;
import static dev.hearth.load.live.Town.join;
import static dev.hearth.load.live.Town.ok;
import static dev.hearth.load.live.Town.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Answer;
import dev.hearth.load.bot.Bot;
import dev.hearth.load.bot.Commands;
import dev.hearth.load.bot.RoomState;
import dev.hearth.load.checker.CheckReport;
import dev.hearth.load.run.Ending;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** People dress, everybody sees it, and it is still so after kill -9. */
@ExtendWith(BreakableTown.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksIT {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private final Town town;

    LooksIT(Town town) {
        this.town = town;
    }

    private static List<String> worn(JsonNode look) {
        return StreamSupport.stream(look.path("worn").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void awaitLook(Bot seer, String room, Bot seen, long version) throws Exception {
        seer.room(room)
                .await(
                        "look " + version + " of " + seen,
                        SOON,
                        state -> state.looks().getOrDefault(seen.persona(), 0L) == version);
    }

    @Test
    void settlesSlotsAndShowsTheRoom() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Fitting room", 4);
        join(bob, room);
        assertThat(bob.room(room).read(RoomState::looks)).containsEntry(ann.persona(), 1L);

        ok(ann, Commands.dress("hair-bob", "straw-hat", "ears-hoops"));
        JsonNode answer = ok(ann, Commands.dress("headscarf")).body();

        assertThat(worn(answer.path("look"))).containsExactly("headscarf");
        assertThat(answer.path("off"))
                .extracting(JsonNode::asText)
                .containsExactly("hair-bob", "ears-hoops", "straw-hat");
        awaitLook(bob, room, ann, 3);
        JsonNode page = ok(bob, Commands.history(room, 0, 10)).body();
        assertThat(worn(page.path("people").path(ann.persona()).path("look"))).containsExactly("headscarf");
        CheckReport report =
                Ending.of(List.of(ann, bob), Map.of(room, List.of(bob))).report();
        assertThat(report.clean()).as(report.toString()).isTrue();
    }

    @Test
    void doesACommandThatIsSentAgainOnce() throws Exception {
        Bot ann = town.person("Ann");
        String key = Bot.newKey();
        Answer first = ok(ann.send(Commands.dress("red-scarf"), key));
        ok(ann, Commands.dress("bow-tie"));

        Answer again = ok(ann.send(Commands.dress("red-scarf"), key));

        assertThat(again.dup()).isTrue();
        assertThat(again.body().path("version")).isEqualTo(first.body().path("version"));
        assertThat(worn(ok(ann, Commands.of("avatar.read")).body().path("look")))
                .containsExactly("bow-tie");
        Answer other = Town.get(ann.send(Commands.dress("beret"), key));
        assertThat(other.code()).isEqualTo("key.conflict");
    }

    @Test
    void keepsFiftyLooksWhateverTheirNames() throws Exception {
        Bot ann = town.person("Ann");
        ok(ann, Commands.dress("straw-hat"));
        ok(ann, Commands.look("avatar.save", SCRIPT));
        for (int i = 1; i < 50; i++) {
            ok(ann, Commands.look("avatar.save", "Look " + i));
        }
        refused(ann, Commands.look("avatar.save", "one more"), "avatar.looks-full");
        ok(ann, Commands.look("avatar.forget", "Look 7"));
        ok(ann, Commands.dress("beret"));

        assertThat(worn(ok(ann, Commands.look("avatar.wear", SCRIPT)).body().path("look")))
                .containsExactly("straw-hat");
        JsonNode saved = ok(ann, Commands.of("avatar.read")).body().path("saved");
        assertThat(saved).hasSize(49);
        assertThat(saved.path(0).path("name").asText()).isEqualTo(SCRIPT);
    }

    @Test
    void survivesAKill() throws Exception {
        Bot ann = town.person("Ann");
        Bot bob = town.person("Bob");
        String room = Town.room(ann, "Wardrobe", 4);
        join(bob, room);
        ok(ann, Commands.dress("witch-hat", "velvet-cape"));
        ok(ann, Commands.look("avatar.save", "Witch"));
        awaitLook(bob, room, ann, 2);

        town.node().kill();
        Town.get(ann.connection().closed());
        Town.get(bob.connection().closed());
        town.node().startAgain();
        Town.get(bob.connect());
        Bot cem = town.person("Cem");
        join(cem, room);

        JsonNode face =
                ok(cem, Commands.history(room, 0, 10)).body().path("people").path(ann.persona());
        assertThat(face.path("version").asLong()).isEqualTo(2);
        assertThat(worn(face.path("look"))).containsExactly("witch-hat", "velvet-cape");
        Town.get(ann.connect());
        JsonNode mine = ok(ann, Commands.of("avatar.read")).body();
        assertThat(worn(mine.path("look"))).containsExactly("witch-hat", "velvet-cape");
        assertThat(mine.path("saved").path(0).path("name").asText()).isEqualTo("Witch");
        ok(ann, Commands.dress("beret"));
        awaitLook(cem, room, ann, 3);
    }
}
