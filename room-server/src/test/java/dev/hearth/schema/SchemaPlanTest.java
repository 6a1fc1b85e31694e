package dev.hearth.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.config.SchemaScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaPlanTest {
    private static final SchemaScript ONE = new SchemaScript(1, "V001__a.cql", "a");
    private static final SchemaScript TWO = new SchemaScript(2, "V002__b.cql", "b");
    private static final List<SchemaScript> RELEASE = List.of(ONE, TWO);

    @Test
    void anEmptyStoreNeedsEveryStepInOrder() {
        assertThat(new SchemaPlan(RELEASE, Map.of()).missing()).containsExactly(ONE, TWO);
    }

    @Test
    void anOlderStoreNeedsTheRest() {
        assertThat(new SchemaPlan(RELEASE, Map.of(1, ONE.checksum())).missing()).containsExactly(TWO);
    }

    @Test
    void aCompleteStoreNeedsNothing() {
        var plan = new SchemaPlan(RELEASE, Map.of(1, ONE.checksum(), 2, TWO.checksum()));

        assertThatCode(plan::requireComplete).doesNotThrowAnyException();
    }

    @Test
    void refusesANewerStoreInOneLine() {
        var plan = new SchemaPlan(RELEASE, Map.of(1, ONE.checksum(), 2, TWO.checksum(), 3, "c"));

        assertThatThrownBy(plan::missing)
                .isInstanceOf(SchemaFailure.class)
                .hasMessage("the store has schema version 3, newer than the 2 of this release: start the newer release"
                        + " again");
    }

    @Test
    void refusesAStepThatWasEditedAfterItWasApplied() {
        assertThatThrownBy(new SchemaPlan(RELEASE, Map.of(1, "other"))::missing)
                .isInstanceOf(SchemaFailure.class)
                .hasMessageStartingWith("schema step V001__a.cql differs from what was applied");
    }

    @Test
    void anOlderStoreIsNotCompleteAndTheMessageSaysWhatToRun() {
        assertThatThrownBy(new SchemaPlan(RELEASE, Map.of(1, ONE.checksum()))::requireComplete)
                .isInstanceOf(SchemaFailure.class)
                .hasMessage("the store has schema version 1, this release needs 2: run `hearth migrate` first");
    }
}
