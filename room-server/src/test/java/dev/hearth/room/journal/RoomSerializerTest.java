package dev.hearth.room.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.journal.SealedTypesModule;
import dev.hearth.room.domain.Room;
import dev.hearth.room.domain.RoomEntry;
import dev.hearth.room.domain.RoomEvent;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes written by every release must still be read: the golden files are never written anew, only added to. */
class RoomSerializerTest {

    private final RoomSerializer serializer = new RoomSerializer();

    static List<RoomEntry> entries() {
        return RoomSamples.life();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void stillReadsWhatItOnceWrote(RoomEntry entry) throws NotSerializableException {
        var manifest = serializer.manifest(entry);
        assertThat(serializer.fromBinary(golden(manifest).getBytes(UTF_8), manifest))
                .isEqualTo(sampleOf(manifest));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void writesTheSameBytesAsEver(RoomEntry entry) {
        var sample = sampleOf(serializer.manifest(entry));
        assertThat(new String(serializer.toBinary(sample), UTF_8)).isEqualTo(golden(serializer.manifest(sample)));
    }

    @Test
    void hasASampleOfEveryEvent() {
        assertThat(entries())
                .extracting(entry -> (Object) entry.event().getClass())
                .containsAll(SealedTypesModule.leaves(RoomEvent.class));
    }

    @Test
    void givesASnapshotBackWhole() throws NotSerializableException {
        var room = RoomSamples.furnished();
        var back = (Room) serializer.fromBinary(serializer.toBinary(room), serializer.manifest(room));
        assertThat(back).isEqualTo(room);
        assertThat(back.talk()).isEqualTo(room.talk());
    }

    @Test
    void stillReadsASnapshotItOnceWrote() throws NotSerializableException {
        var manifest = serializer.manifest(RoomSamples.furnished());
        assertThat(serializer.fromBinary(golden(manifest).getBytes(UTF_8), manifest))
                .isEqualTo(RoomSamples.furnished());
    }

    @Test
    void stillReadsASnapshotInWhichEveryKeyWasAnObject() throws NotSerializableException {
        assertThat(serializer.fromBinary(golden("room.state.v2").getBytes(UTF_8), "room.state.v2"))
                .isEqualTo(RoomSamples.furnished());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k f 1",
                "0123456789abcdef0123456789abcdef f 1 2 ",
                "0123456789abcdef0123456789abcdef f 1 2 x9"
            })
    void refusesARememberedCommandThatIsNone(String line) {
        var broken =
                golden("room.state.v3").replaceFirst("\"commands\":\\[\"[^\"]*\"", "\"commands\":[\"" + line + "\"");
        assertThatThrownBy(() -> serializer.fromBinary(broken.getBytes(UTF_8), "room.state.v3"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("remembered command");
    }

    @Test
    void stillReadsASnapshotFromBeforeThereWasFurniture() throws NotSerializableException {
        assertThat(serializer.fromBinary(golden("room.state.v1").getBytes(UTF_8), "room.state.v1"))
                .isEqualTo(RoomSamples.state());
    }

    @Test
    void refusesAnUnknownNameAndBrokenBytes() {
        assertThatThrownBy(() -> serializer.fromBinary("{}".getBytes(UTF_8), "room.entry.v1"))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> serializer.fromBinary("no".getBytes(UTF_8), "room.closed.v1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("room.closed.v1");
    }

    private RoomEntry sampleOf(String manifest) {
        return entries().stream()
                .filter(entry -> serializer.manifest(entry).equals(manifest))
                .findFirst()
                .orElseThrow();
    }

    private static String golden(String manifest) {
        var name = "/golden/room/" + manifest + ".json";
        try (var stream = RoomSerializerTest.class.getResourceAsStream(name)) {
            assertThat(stream).as("golden file %s", name).isNotNull();
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
