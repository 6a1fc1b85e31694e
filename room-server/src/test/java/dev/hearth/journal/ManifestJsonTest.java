package dev.hearth.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {

    private static final PersonId ANN = new PersonId("a".repeat(26));
    private static final RoomId ROOM = new RoomId("b".repeat(26));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ManifestJson json = ManifestJson.builder()
            .type("test.noted.v1", Noted.class)
            .type("test.circle.v1", Circle.class)
            .type("test.square.v1", Square.class)
            .type("test.count.v2", Count.class, StoredCount.class, c -> new StoredCount("" + c.of), StoredCount::count)
            .older("test.count.v1", OldCount.class, old -> new Count(old.n))
            .build();

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Noted(Instant at, PersonId by, @Nullable RoomId room, List<Shape> shapes, Map<PersonId, Integer> counts) {}

    record Count(int of) {}

    record StoredCount(String text) {
        Count count() {
            return new Count(Integer.parseInt(text));
        }
    }

    record OldCount(int n) {}

    @Test
    void writesPlainReadableJson() {
        var noted = new Noted(NOON, ANN, null, List.of(new Circle(1.5)), Map.of(ANN, 2));

        assertThat(new String(json.encode(noted), UTF_8))
                .isEqualTo("{\"at\":\"2026-01-01T12:00:00Z\",\"by\":\"" + ANN
                        + "\",\"shapes\":[{\"is\":\"test.circle.v1\",\"radius\":1.5}],\"counts\":{\"" + ANN + "\":2}}");
    }

    @Test
    void readsBackWhatItWrote() {
        var noted = new Noted(NOON, ANN, ROOM, List.of(new Circle(1.5), new Square(2)), Map.of(ANN, 2));

        assertThat(json.manifest(noted)).isEqualTo("test.noted.v1");
        assertThat(json.decode(json.encode(noted), "test.noted.v1")).isEqualTo(noted);
    }

    @Test
    void storesAValueInAShapeOfItsOwn() {
        assertThat(new String(json.encode(new Count(7)), UTF_8)).isEqualTo("{\"text\":\"7\"}");
        assertThat(json.decode(bytes("{\"text\":\"7\"}"), "test.count.v2")).isEqualTo(new Count(7));
    }

    @Test
    void readsAnOlderShapeAsTodaysValue() {
        assertThat(json.decode(bytes("{\"n\":7}"), "test.count.v1")).isEqualTo(new Count(7));
    }

    @Test
    void refusesBytesThatAreNotWhatTheNamePromises() {
        refuses("test.circle.v1", "{}");
        refuses("test.circle.v1", "{\"radius\":null}");
        refuses("test.circle.v1", "{\"radius\":1,\"radius\":2}");
        refuses("test.circle.v1", "{\"radius\":1,\"colour\":\"red\"}");
        refuses("test.circle.v1", "{\"radius\":1} {}");
        refuses("test.count.v1", "{\"n\":1.5}");
        refuses("test.count.v3", "{}");
        refuses("test.noted.v1", "{\"at\":\"2026-01-01T12:00:00Z\",\"by\":\"ann\",\"shapes\":[],\"counts\":{}}");
        refuses("test.noted.v1", "{\"at\":\"2026-01-01T12:00:00Z\",\"shapes\":[],\"counts\":{}}");
        refuses("test.noted.v1", "{\"at\":\"2026-01-01T12:00:00Z\",\"by\":null,\"shapes\":[],\"counts\":{}}");
    }

    @Test
    void refusesAClassWithoutAStoredName() {
        assertThatThrownBy(() -> json.encode("text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATableThatNamesSomethingTwice() {
        var table = ManifestJson.builder().type("test.circle.v1", Circle.class);

        assertThatThrownBy(() -> table.type("test.circle.v1", Square.class)).hasMessageContaining("twice");
        assertThatThrownBy(() -> table.type("test.circle.v2", Circle.class)).hasMessageContaining("two stored names");
        assertThatThrownBy(() -> table.type("Circle", Count.class)).hasMessageContaining("feature.what.v1");
    }

    private void refuses(String manifest, String text) {
        assertThatThrownBy(() -> json.decode(bytes(text), manifest)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
