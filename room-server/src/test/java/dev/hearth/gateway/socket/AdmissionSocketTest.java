package dev.hearth.gateway.socket;

import static dev.hearth.gateway.socket.RoomTalk.join;
import static dev.hearth.gateway.socket.RoomTalk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.room.RoomEntity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose store is slow lets nobody in who is new, and nobody notices who is there. */
class AdmissionSocketTest {

    private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

    private final HttpClient http = HttpClient.newHttpClient();
    private OpenDoor open;
    private FakeWorld world;

    @BeforeEach
    void openDoor() throws Exception {
        open = new OpenDoor("hearth.gateway.admission { sample-interval = 50ms, hold = 700ms, retry-after = 2s },"
                + " hearth.gateway.limits.upgrades { per-minute = 1000000, burst = 100000 }");
        world = open.world;
    }

    @AfterEach
    void closeDoor() throws Exception {
        open.close();
    }

    /** What comes without a handshake is told to upgrade, unless nobody is let in. */
    private HttpResponse<Void> knock() throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + open.port() + UpgradeRules.PATH);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }

    private HttpResponse<Void> knockUntil(IntPredicate status, Runnable meanwhile) throws Exception {
        long end = System.nanoTime()
                + Duration.ofSeconds(FakeWorld.PATIENCE_SECONDS).toNanos();
        while (System.nanoTime() < end) {
            meanwhile.run();
            var answer = knock();
            if (status.test(answer.statusCode())) {
                return answer;
            }
        }
        throw new AssertionError("the door did not change its mind");
    }

    private void slowCommit() {
        world.metrics.commits().ended(SLOW_NANOS);
    }

    @Test
    void refusesNewSocketsUntilTheStoreIsFastAgain() throws Exception {
        var refused = knockUntil(status -> status == 503, this::slowCommit);
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(2, 4));
        assertThat(world.metrics.scrape()).contains("hearth_socket_refused_total{reason=\"store\"}");
        knockUntil(status -> status == 426, () -> {});
    }

    @Test
    void refusesJoinsAndLetsThoseStayWhoAreThere() throws Exception {
        var ada = TestSocket.identified(open.port(), "ada");
        var bob = TestSocket.identified(open.port(), "bob");
        join(world, ada, "ada");
        knockUntil(status -> status == 503, this::slowCommit);

        bob.say(room("room.join", 1, ""));
        var error = bob.next("error");
        assertThat(error.path("code").asText()).isEqualTo("node.busy");
        assertThat(error.path("retry").asText()).isEqualTo("later");
        assertThat(error.path("after_ms").asLong()).isBetween(2_000L, 4_000L);
        assertThat(world.metrics.scrape()).contains("hearth_join_refused_total{reason=\"store\"} 1.0");
        assertThat(world.rooms).isEmpty();

        ada.say(room("room.join", 2, ""));
        assertThat(world.nextTold(RoomEntity.Join.class).submission()).isNotNull();
        ada.say(room("room.stand", 3, ""));
        assertThat(world.nextTold(RoomEntity.Submit.class).connection()).isNotNull();
    }
}
