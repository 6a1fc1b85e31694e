package dev.hearth.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hearth.load.bot.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrollTest {

    private static final String ROOM = "0123456789abcdef";

    private static JsonNode read(byte[] frame) {
        int length = frame[1] & 0x7f;
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (frame[6 + i] ^ frame[2 + (i & 3)]);
        }
        return Json.parse(new String(payload, StandardCharsets.US_ASCII));
    }

    @Test
    void everyStepIsAMoveThatRoomsAllow() {
        Stroll stroll = new Stroll(ROOM, 40, 20, 1, 3, 39, 7);
        double x = 20;
        double z = 1;
        for (int i = 0; i < 1_000; i++) {
            JsonNode step = read(stroll.next());
            assertThat(step.path("type").asText()).isEqualTo("room.move");
            assertThat(step.path("room").asText()).isEqualTo(ROOM);
            double toX = step.path("x").asDouble();
            double toZ = step.path("z").asDouble();
            assertThat(Math.hypot(toX - x, toZ - z)).isLessThan(Stroll.STEP + 0.02);
            assertThat(toX).isBetween(0.0, 40.0);
            assertThat(toZ).isBetween(0.0, 40.0);
            assertThat(step.path("facing").asDouble()).isBetween(-3.15, 3.15);
            x = toX;
            z = toZ;
        }
    }

    @Test
    void goesHomeFirstAndStaysNear() {
        Stroll stroll = new Stroll(ROOM, 40, 20, 1, 30, 20, 7);
        for (int i = 0; i < 200; i++) {
            stroll.next();
        }
        for (int i = 0; i < 500; i++) {
            JsonNode step = read(stroll.next());
            assertThat(Math.abs(step.path("x").asDouble() - 30)).isLessThan(4.1);
            assertThat(Math.abs(step.path("z").asDouble() - 20)).isLessThan(4.1);
        }
    }
}
