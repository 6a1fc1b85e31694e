package dev.hearth.session.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.session.domain.Inbox;
import dev.hearth.session.domain.InboxEvent;
import dev.hearth.session.domain.InboxSamples;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes written by every release must still be read: a golden file is never changed, only new ones are added. */
class InboxEventSerializerTest {

    private static final Inbox STATE =
            InboxSamples.apply(Inbox.unopened("none"), InboxSamples.events().subList(0, 5));

    private static final Map<String, Object> GOLDEN = Map.of(
            "opened-1", InboxSamples.events().get(0),
            "message-kept-1-whisper", InboxSamples.events().get(1),
            "message-kept-1-direct", InboxSamples.events().get(2),
            "read-1", InboxSamples.events().get(3),
            "rooms-attended-1", InboxSamples.events().get(4),
            "whisper-allowed-1", InboxSamples.events().get(5),
            "state-1", STATE);

    private final InboxEventSerializer serializer = new InboxEventSerializer();

    static Stream<String> names() {
        return GOLDEN.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void stillReadsWhatItOnceWrote(String name) throws NotSerializableException {
        var value = sample(name);

        assertThat(serializer.fromBinary(golden(name).getBytes(UTF_8), serializer.manifest(value)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesTheSameBytesAsEver(String name) {
        assertThat(new String(serializer.toBinary(sample(name)), UTF_8)).isEqualTo(golden(name));
    }

    @Test
    void hasAGoldenFileOfEveryStoredName() {
        assertThat(GOLDEN.values().stream().map(serializer::manifest).distinct())
                .containsExactlyInAnyOrderElementsOf(InboxJson.TABLE.manifests());
    }

    @Test
    void givesEveryEventItsStoredName() {
        assertThat(InboxSamples.events().stream().map(serializer::manifest))
                .containsExactly(
                        "inbox.opened.v1",
                        "inbox.message-kept.v1",
                        "inbox.message-kept.v1",
                        "inbox.read.v1",
                        "inbox.rooms-attended.v1",
                        "inbox.whisper-allowed.v1");
        assertThat(serializer.manifest(STATE)).isEqualTo("inbox.state.v1");
    }

    @Test
    void goesOnFromASnapshotAsFromTheWholeLog() throws NotSerializableException {
        var events = InboxSamples.events();
        var whole = InboxSamples.apply(Inbox.unopened("none"), events);
        for (int cut = 0; cut <= events.size(); cut++) {
            var snapshot = InboxSamples.apply(Inbox.unopened("none"), events.subList(0, cut));
            var back = (Inbox) serializer.fromBinary(serializer.toBinary(snapshot), "inbox.state.v1");
            List<InboxEvent> tail = events.subList(cut, events.size());

            assertThat(InboxSamples.apply(back, tail)).isEqualTo(whole);
        }
    }

    @Test
    void refusesAnUnknownNameAndBrokenBytes() {
        assertThatThrownBy(() -> serializer.fromBinary("{}".getBytes(UTF_8), "inbox.opened.v9"))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> serializer.fromBinary("{}".getBytes(UTF_8), "inbox.opened.v1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("inbox.opened.v1");
    }

    private static Object sample(String name) {
        return Objects.requireNonNull(GOLDEN.get(name));
    }

    private static String golden(String name) {
        var path = "/golden/inbox/" + name + ".json";
        try (var stream = InboxEventSerializerTest.class.getResourceAsStream(path)) {
            assertThat(stream).as("golden file %s", path).isNotNull();
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
