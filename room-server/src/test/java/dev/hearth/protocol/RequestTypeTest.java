package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTypeTest {
    private static final String ID = "a".repeat(26);
    /** Every field that some request wants, so that one text is a whole request of any type. */
    private static final String FIELDS = """
            "id": 7, "key": "0123456789abcdef0123456789abcdef", "room": "%s", "persona": "%s", "minutes": 5,
            "name": "Hall", "text": "hi", "seat": "a", "role": "builder", "offset": 1, "limit": 5,
            "product": "chair", "piece": 1, "x": 1, "y": 0, "z": 1, "yaw": 0, "scale": 1, "facing": 0, "wear": ["hat"]
            """.formatted(ID, ID);

    private final ClientMessageReader reader = new ClientMessageReader(ProtocolLimits.STANDARD);

    @ParameterizedTest
    @EnumSource
    void aMessageIsOfTheTypeThatItNames(RequestType type) {
        var to = type == RequestType.ROOM_WHISPER ? "2" : "\"" + ID + "\"";
        var text = "{\"type\": \"" + type.wire() + "\", \"to\": " + to + ", " + FIELDS + "}";

        var reading = reader.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(Reading.Read.class);
        var message = ((Reading.Read) reading).message();
        assertThat(message).isInstanceOf(ClientMessage.Request.class);
        assertThat(RequestType.of((ClientMessage.Request) message)).isEqualTo(type);
    }
}
