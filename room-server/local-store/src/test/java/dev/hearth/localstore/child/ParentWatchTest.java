package dev.hearth.localstore.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void endOfThePipeMeansThatTheParentIsGone() {
        new ParentWatch(new ByteArrayInputStream(new byte[] {1, 2, 3}), gone::incrementAndGet).watch();

        assertThat(gone).hasValue(1);
    }

    @Test
    void aBrokenPipeMeansThatTheParentIsGone() {
        var broken = new PipedInputStream();

        new ParentWatch(broken, gone::incrementAndGet).watch();

        assertThat(gone).hasValue(1);
    }
}
