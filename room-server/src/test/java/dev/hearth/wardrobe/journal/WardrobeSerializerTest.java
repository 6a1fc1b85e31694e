package dev.hearth.wardrobe.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.wardrobe.domain.Wardrobe;
import dev.hearth.wardrobe.domain.WardrobeSamples;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes written by every release must still be read: a golden file is never changed, only new ones are added. */
class WardrobeSerializerTest {

    private static final Wardrobe STATE =
            WardrobeSamples.apply(Wardrobe.untouched(), WardrobeSamples.events().subList(0, 3));

    private static final Map<String, Object> GOLDEN = Map.of(
            "wardrobe.dressed.v1", WardrobeSamples.events().get(0),
            "wardrobe.look-saved.v1", WardrobeSamples.events().get(1),
            "wardrobe.look-forgotten.v1", WardrobeSamples.events().get(3),
            "wardrobe.nothing-changed.v1", WardrobeSamples.events().get(4),
            "wardrobe.state.v1", STATE);

    private final WardrobeSerializer serializer = new WardrobeSerializer();

    static Stream<String> names() {
        return GOLDEN.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void stillReadsWhatItOnceWrote(String name) throws NotSerializableException {
        assertThat(serializer.fromBinary(golden(name).getBytes(UTF_8), name)).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesTheSameBytesAsEver(String name) {
        assertThat(serializer.manifest(sample(name))).isEqualTo(name);
        assertThat(new String(serializer.toBinary(sample(name)), UTF_8)).isEqualTo(golden(name));
    }

    @Test
    void hasAGoldenFileOfEveryStoredName() {
        assertThat(GOLDEN.keySet()).containsExactlyInAnyOrderElementsOf(WardrobeManifests.TABLE.manifests());
    }

    @Test
    void goesOnFromASnapshotAsFromTheWholeLog() throws NotSerializableException {
        var events = WardrobeSamples.events();
        var whole = WardrobeSamples.apply(Wardrobe.untouched(), events);
        for (int cut = 0; cut <= events.size(); cut++) {
            var snapshot = WardrobeSamples.apply(Wardrobe.untouched(), events.subList(0, cut));
            var back = (Wardrobe) serializer.fromBinary(serializer.toBinary(snapshot), "wardrobe.state.v1");

            assertThat(WardrobeSamples.apply(back, events.subList(cut, events.size())))
                    .isEqualTo(whole);
        }
    }

    @Test
    void refusesAnUnknownNameAndBrokenBytes() {
        assertThatThrownBy(() -> serializer.fromBinary("{}".getBytes(UTF_8), "wardrobe.dressed.v9"))
                .isInstanceOf(NotSerializableException.class);
        assertThatThrownBy(() -> serializer.fromBinary("{}".getBytes(UTF_8), "wardrobe.dressed.v1"))
                .isInstanceOf(NotSerializableException.class);
    }

    private static Object sample(String name) {
        return Objects.requireNonNull(GOLDEN.get(name));
    }

    private static String golden(String name) {
        var path = "/golden/wardrobe/" + name + ".json";
        try (var stream = WardrobeSerializerTest.class.getResourceAsStream(path)) {
            assertThat(stream).as("golden file %s", path).isNotNull();
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
