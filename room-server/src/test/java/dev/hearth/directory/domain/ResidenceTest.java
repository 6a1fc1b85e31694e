package dev.hearth.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidenceTest {
    private static final String NODE = "hearth@[::1]:7355~5f";

    @Test
    void comparesAsItsTextDoes() {
        var inOrder = List.of(
                Residence.NONE,
                new Residence(9, NODE, true),
                new Residence(9, NODE, false),
                new Residence(10, NODE, true),
                new Residence(16, "a", true),
                new Residence(Long.MAX_VALUE, "a", true));

        assertThat(inOrder).isSorted();
        assertThat(inOrder.stream().map(Residence::encoded)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItWrote(boolean awake) {
        var residence = new Residence(1_800_000_000_000_000L, NODE, awake);

        assertThat(Residence.decode(residence.encoded())).contains(residence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "0000000000000001/", "1/node", "8000000000000000/node", "0000000000000001/a b"})
    void aTextThatIsNoneIsNone(String text) {
        assertThat(Residence.decode(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "\u00e9"})
    void refusesNodesThatWouldNotCompare(String node) {
        assertThatThrownBy(() -> new Residence(1, node, true)).hasMessageContaining("without / and spaces");
    }
}
