package dev.hearth.operations.http;

import static dev.hearth.operations.http.ConsoleFixture.code;
import static dev.hearth.operations.http.ConsoleFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.domain.Deed;
import dev.hearth.operations.domain.HouseSetting;
import dev.hearth.operations.http.ConsoleFixture.Badge;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsApiTest {

    private static final ActorTestKit KIT = ConsoleFixture.kit();
    private static final String FIVE = "{\"name\": \"sockets-max\", \"value\": \"5\", \"reason\": \"calm\"}";

    private final ConsoleFixture console = new ConsoleFixture(KIT, ConsoleFixture.settings(1_000, 20));
    private final Badge otto = console.signIn("otto");

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    private String post(String path, String body) {
        return code(console.post(path, otto, body));
    }

    @Test
    void aSettingIsWrittenDownKeptAndNoticed() {
        assertThat(console.post("/api/settings/set", otto, FIVE).statusCode()).isEqualTo(202);

        assertThat(json(console.get("/api/settings", otto))
                        .at("/settings/0/value")
                        .asText())
                .isEqualTo("5");
        assertThat(console.deed(1)).isEqualTo(new Deed("otto", "setting.set", "sockets-max = 5", "calm"));
        console.follower.expectMessage(SettingsFollower.Look.NOW);
    }

    @Test
    void aSettingIsTakenBack() {
        console.settingRows.put(new HouseSetting("sockets-max", "5"));
        var body = "{\"name\": \"sockets-max\", \"reason\": \"over\"}";

        assertThat(console.post("/api/settings/remove", otto, body).statusCode())
                .isEqualTo(202);
        assertThat(console.settingRows.settings).isEmpty();
        assertThat(post("/api/settings/remove", body)).isEqualTo("404 not-found");
    }

    @Test
    void refusesWhatIsNoSetting() {
        var other = "{\"name\": \"hearth.cassandra.password\", \"value\": \"x\", \"reason\": \"x\"}";

        assertThat(post("/api/settings/set", other)).isEqualTo("400 invalid");
        assertThat(console.settingRows.settings).isEmpty();
        assertThat(console.rows.lines).isEmpty();
    }

    @Test
    void hasALimit() {
        for (int i = 0; i < HouseSetting.COUNT_MAX; i++) {
            console.settingRows.put(new HouseSetting("log-level.dev.hearth.x" + i, "INFO"));
        }
        assertThat(post("/api/settings/set", FIVE)).isEqualTo("409 too-many");
        var again = "{\"name\": \"log-level.dev.hearth.x1\", \"value\": \"WARN\", \"reason\": \"x\"}";
        assertThat(console.post("/api/settings/set", otto, again).statusCode()).isEqualTo(202);
    }

    @Test
    void isNotSetWhileItCannotBeWrittenDown() {
        console.rows.away = true;

        assertThat(post("/api/settings/set", FIVE)).isEqualTo("503 audit-unavailable");
        assertThat(console.settingRows.settings).isEmpty();
    }

    @Test
    void saysThatTheStoreIsAway() {
        console.settingRows.away = true;

        assertThat(post("/api/settings/set", FIVE)).isEqualTo("503 store-silent");
    }
}
