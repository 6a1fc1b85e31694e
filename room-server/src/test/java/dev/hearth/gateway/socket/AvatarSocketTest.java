package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.kernel.Body;
import dev.hearth.kernel.Look;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.RoomId;
import dev.hearth.room.RoomEntity;
import dev.hearth.session.UserSessionEntity;
import dev.hearth.wardrobe.WardrobeEntity.Done;
import dev.hearth.wardrobe.WardrobeEntity.Refusal;
import dev.hearth.wardrobe.WardrobeEntity.Refused;
import dev.hearth.wardrobe.domain.BodyChange;
import dev.hearth.wardrobe.domain.Garment;
import dev.hearth.wardrobe.domain.WardrobeCommand;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about one's own avatar, through a real socket to a wardrobe that the test plays. */
class AvatarSocketTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final Look HATTED = new Look(Body.plain(), List.of("hat"));
    private static final RoomId ROOM = new RoomId(OpaqueId.derivedFrom("room"));

    private OpenDoor open;
    private FakeWorld world;
    private TestSocket socket;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor("");
        world = open.world;
        socket = TestSocket.identified(open.port(), "ada");
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    private void say(String type, int id, String more) {
        socket.say("{'type':'" + type + "','id':" + id + ",'key':'" + KEY + "'" + more + "}");
    }

    private String errorTo(String type, String more) throws Exception {
        say(type, 2, more);
        return socket.next("error").path("code").asText();
    }

    private JsonNode dress(long version) throws Exception {
        say("avatar.dress", 2, ",'wear':['hat']");
        world.wardrobes.next().answer().complete(new Done(version, HATTED, List.of("cap"), false));
        return socket.next("ok");
    }

    @Test
    void asksTheWardrobeWithAllThatTheRulesNeedAndPassesItsAnswerOn() throws Exception {
        say("avatar.dress", 2, ",'wear':['hat'],'take_off':['cap'],'body':{'height':1.1}");
        var asked = world.wardrobes.next();
        assertThat(asked.who()).isEqualTo(FakeWorld.principal("ada"));
        assertThat(asked.cause().key().value()).isEqualTo(KEY);
        assertThat(asked.command())
                .isEqualTo(new WardrobeCommand.Dress(
                        List.of(new Garment("hat", "hat", List.of())),
                        List.of("cap"),
                        new BodyChange(null, 1.1, null, null)));

        asked.answer().complete(new Done(7, HATTED, List.of("cap"), true));

        var ok = socket.next("ok");
        assertThat(ok.path("version").asLong()).isEqualTo(7);
        assertThat(ok.path("dup").asBoolean()).isTrue();
        assertThat(ok.path("off").get(0).asText()).isEqualTo("cap");
        assertThat(ok.path("look").path("worn").get(0).asText()).isEqualTo("hat");
    }

    @Test
    void knowsItsProducts() throws Exception {
        assertThat(errorTo("avatar.dress", ",'wear':['no-such-thing']")).isEqualTo("catalogue.unknown-product");
        assertThat(errorTo("avatar.dress", ",'wear':['chair']")).isEqualTo("catalogue.not-wearable");
        assertThat(world.wardrobes.nobodyAsked()).isTrue();
    }

    @Test
    void cleansAndMeasuresNames() throws Exception {
        assertThat(errorTo("avatar.save", ",'name':'  '")).isEqualTo("name.invalid");
        assertThat(errorTo("avatar.save", ",'name':'" + "x".repeat(41) + "'")).isEqualTo("text.too-long");
        say("avatar.save", 3, ",'name':'  <b>x</b> '");
        assertThat(world.wardrobes.next().command()).isEqualTo(new WardrobeCommand.Save("<b>x</b>"));
    }

    @ParameterizedTest
    @CsvSource({
        "SLOT_CONFLICT, avatar.slot-conflict",
        "NOT_WORN, avatar.not-worn",
        "UNKNOWN_LOOK, avatar.unknown-look",
        "LOOKS_FULL, avatar.looks-full",
        "KEY_CONFLICT, key.conflict",
        "STORAGE_UNAVAILABLE, storage.unavailable",
        "BUSY, avatar.busy"
    })
    void saysWhatTheWardrobeRefuses(Refusal refusal, String code) throws Exception {
        say("avatar.wear", 2, ",'name':'a'");
        world.wardrobes.next().answer().complete(new Refused(refusal));
        assertThat(socket.next("error").path("code").asText()).isEqualTo(code);
    }

    @Test
    void saysUnknownForAnOutcomeThatIs() throws Exception {
        say("avatar.forget", 2, ",'name':'a'");
        world.wardrobes.next().answer().complete(new Refused(Refusal.OUTCOME_PENDING));
        assertThat(socket.next("unknown").path("code").asText()).isEqualTo("outcome.pending");
    }

    @Test
    void tellsTheRoomsThatAreAskedForAndComesInWithTheNewestFace() throws Exception {
        dress(2);
        socket.say("{'type':'room.join','id':3,'key':'" + KEY + "','room':'" + ROOM + "'}");
        assertThat(world.nextTold(RoomEntity.Join.class).face().version()).isEqualTo(2);

        dress(3);

        var told = world.nextTold(RoomEntity.Dress.class);
        assertThat(told.face().look()).isEqualTo(HATTED);
        assertThat(told.face().version()).isEqualTo(3);
    }

    @Test
    void hearsOfALookFromAnotherDeviceOnce() throws Exception {
        var persona = FakeWorld.principal("ada").persona();
        var connect = world.connects.take();
        var news = new UserSessionEntity.LookChanged(connect.socket(), persona, HATTED, 4);
        connect.gateway().tell(news);
        connect.gateway().tell(news);

        var face = socket.next("people").path("people").path(persona.value());
        assertThat(face.path("version").asLong()).isEqualTo(4);
        assertThat(dress(4).path("version").asLong())
                .as("nothing else came before")
                .isEqualTo(4);
    }
}
