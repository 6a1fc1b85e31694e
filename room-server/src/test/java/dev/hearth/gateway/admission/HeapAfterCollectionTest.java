package dev.hearth.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeapAfterCollectionTest {

    @Test
    void knowsForAWhileWhatACollectionLeft() {
        var heap = HeapAfterCollection.ofThisProcess();
        System.gc();
        assertThat(heap.share(0)).isGreaterThan(0).isLessThan(1);
        assertThat(heap.share(Duration.ofSeconds(29).toNanos())).isGreaterThan(0);
    }
}
