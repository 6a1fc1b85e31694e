package dev.hearth.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

    @Test
    void aBodyMayBeAtEveryBound() {
        assertThat(new Body("#000000", 0.75, -1, 1)).isNotEqualTo(new Body("#ffffff", 1.25, 1, 8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7499, 1.2501, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAHeightOutsideItsRange(double height) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Body("#000000", height, 0, 1))
                .withMessageStartingWith("height: 0.75 to 1.25");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.0001, 1.0001, Double.NaN})
    void refusesABuildOutsideItsRange(double build) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Body("#000000", 1, build, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void refusesAFaceThatNobodyDraws(int face) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Body("#000000", 1, 0, face));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#FFFFFF", "#12345", "#1234567", "url(x)"})
    void refusesWhatIsNoColour(String skin) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Body(skin, 1, 0, 1));
    }

    @Test
    void wearsUpToThirtyDifferentProducts() {
        var thirty = IntStream.range(0, 30).mapToObj(i -> "p" + i).toList();

        assertThat(new Look(Body.plain(), thirty).worn()).isEqualTo(thirty);
        assertThatIllegalArgumentException().isThrownBy(() -> new Look(Body.plain(), Collections.nCopies(2, "p1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look(
                        Body.plain(),
                        IntStream.range(0, 31).mapToObj(i -> "p" + i).toList()));
    }

    @Test
    void everyFaceIsNewerThanABareName() {
        var persona = new PersonaId(OpaqueId.derivedFrom("ann"));

        assertThat(new Face(persona, "Ann", Look.plain(), 1).isNewerThan(Face.named(persona, "Ann")))
                .isTrue();
        assertThat(List.of(Face.named(persona, "Ann"))).noneMatch(face -> face.isNewerThan(Face.named(persona, "Ann")));
    }
}
