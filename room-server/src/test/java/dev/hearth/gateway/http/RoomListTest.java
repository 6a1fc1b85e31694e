package dev.hearth.gateway.http;

import static dev.hearth.gateway.http.TestSite.assertRefused;
import static dev.hearth.gateway.http.TestSite.done;
import static dev.hearth.gateway.http.TestSite.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.directory.Listings;
import dev.hearth.protocol.ErrorCode;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomListTest {

    private static final ActorTestKit KIT = TestSite.kit();

    private final TestSite site = new TestSite(KIT);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @BeforeEach
    void furnish() {
        done(site.directory.renew(Listings.lease(site.clock.instant().plusSeconds(15))));
        done(site.directory.upsert(Listings.described("Tea", "slow talk", List.of("tea", "calm"), "en")));
        done(site.directory.upsert(Listings.listing("Busy", 7)));
        done(site.directory.upsert(Listings.listing("Alone", 0)));
    }

    @Test
    void showsRoomsPageByPage() throws Exception {
        var first = json(site.get("/v1/rooms?limit=2"));
        var second =
                json(site.get("/v1/rooms?limit=2&after=" + first.path("next").asText()));

        assertThat(first.path("rooms").findValuesAsText("name")).containsExactly("Busy", "Tea");
        assertThat(second.path("rooms").findValuesAsText("name")).containsExactly("Alone");
        assertThat(second.has("next")).isFalse();
        assertThat(first.path("rooms").path(1))
                .isEqualTo(json("{\"room\":\"" + Listings.room("Tea")
                        + "\",\"name\":\"Tea\",\"topic\":\"slow talk\",\"tags\":[\"tea\",\"calm\"],"
                        + "\"language\":\"en\",\"capacity\":20,\"occupants\":1}"));
    }

    @Test
    void filters() throws Exception {
        assertThat(json(site.get("/v1/rooms?text=SLOW%20t&tag=calm&language=en"))
                        .path("rooms")
                        .findValuesAsText("name"))
                .containsExactly("Tea");
    }

    @Test
    void showsOnlyRoomsWithSpaceIfAsked() throws Exception {
        done(site.directory.upsert(Listings.listing("Full", 20)));

        assertThat(json(site.get("/v1/rooms?has_space=true")).path("rooms").findValuesAsText("name"))
                .containsExactly("Busy", "Tea", "Alone");
        assertThat(json(site.get("/v1/rooms?has_space=false")).path("rooms").findValuesAsText("name"))
                .containsExactly("Full", "Busy", "Tea", "Alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has_space=",
                "has_space=1",
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=-1",
                "limit=",
                "limit=1e1",
                "after=x",
                "after="
            })
    void refusesWhatIsOutOfRange(String query) throws Exception {
        assertRefused(site.get("/v1/rooms?" + query), 400, ErrorCode.FRAME_INVALID);
    }

    @Test
    void refusesLongTexts() throws Exception {
        assertThat(site.get("/v1/rooms?text=" + "x".repeat(120)).statusCode()).isEqualTo(200);
        assertRefused(site.get("/v1/rooms?text=" + "x".repeat(121)), 400, ErrorCode.FRAME_INVALID);
    }

    @Test
    void saysWhenTheStoreIsAway() throws Exception {
        site.directory.away = true;

        var response = site.get("/v1/rooms");

        var body = assertRefused(response, 503, ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(body.path("after_ms").asLong()).isPositive();
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void aFaultIsAnsweredWithoutDetails() throws Exception {
        site.directory.broken = true;

        var body = assertRefused(site.get("/v1/rooms"), 500, ErrorCode.INTERNAL);

        assertThat(body.toString()).doesNotContain("secret detail");
    }
}
