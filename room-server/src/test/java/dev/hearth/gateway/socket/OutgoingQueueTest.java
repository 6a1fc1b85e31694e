package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.observability.NodeMetrics;
import dev.hearth.observability.TestMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutgoingQueueTest {

    private static final int FRAMES_MAX = 8;
    private static final int BYTES_MAX = 16 * 1024;
    private static final int TRANSFER_MAX = 64 * 1024;

    private final FakeWire wire = new FakeWire();
    private final NodeMetrics metrics = TestMetrics.ofNode();
    private final OutgoingQueue queue = new OutgoingQueue(
            wire,
            TestSettings.with("hearth.gateway.socket { outgoing-frames-max = 8, outgoing-bytes-max = 16 KiB,"
                            + " transfer-bytes-max = 64 KiB }")
                    .socket(),
            metrics.sockets());

    private static ByteBuf frame(int bytes) {
        return Unpooled.buffer(bytes).writeZero(bytes);
    }

    private static final class FakeWire implements OutgoingQueue.Wire {
        private final List<ByteBuf> written = new ArrayList<>();
        private boolean writable = true;
        private int takes = Integer.MAX_VALUE;
        private int unfinished;

        @Override
        public boolean isWritable() {
            return writable && takes > 0;
        }

        @Override
        public void write(ByteBuf frame) {
            written.add(frame);
            takes--;
        }

        @Override
        public void flush() {}

        @Override
        public int unfinished() {
            return unfinished;
        }
    }

    @Test
    void writesAtOnceWhileTheSocketTakesIt() {
        var frame = frame(10);
        assertThat(queue.durable(frame)).isTrue();
        assertThat(wire.written).containsExactly(frame);
    }

    @Test
    void transfersThatWentOutAtOnceDoNotAddUp() {
        for (int i = 0; i < 3; i++) {
            assertThat(queue.transfer(List.of(frame(TRANSFER_MAX)))).isTrue();
        }
        wire.writable = false;
        assertThat(queue.durable(frame(BYTES_MAX))).isTrue();
        assertThat(queue.durable(frame(1))).isFalse();
    }

    @Nested
    class WhenTheSocketTakesNoMore {

        @BeforeEach
        void block() {
            wire.writable = false;
        }

        private void assertCounted(int bytes, int sockets) {
            assertThat(metrics.scrape())
                    .contains("hearth_socket_waiting_bytes " + bytes + ".0", "hearth_socket_slow " + sockets + ".0");
        }

        @Test
        void countsWhatWaitsUntilItIsWritten() {
            queue.durable(frame(100));
            queue.durable(frame(20));
            assertCounted(120, 1);

            wire.writable = true;
            wire.takes = 1;
            queue.pump();
            assertCounted(20, 1);

            wire.takes = 1;
            queue.pump();
            assertCounted(0, 0);
        }

        @Test
        void countsNothingForASocketThatIsGone() {
            queue.durable(frame(100));
            queue.release();
            queue.release();
            assertCounted(0, 0);
        }

        @Test
        void keepsAsManyFramesAsAllowedAndNotOneMore() {
            for (int i = 0; i < FRAMES_MAX; i++) {
                assertThat(queue.durable(frame(1))).isTrue();
            }
            assertThat(queue.durable(frame(1))).isFalse();
        }

        @Test
        void keepsAsManyBytesAsAllowedAndNotOneMore() {
            assertThat(queue.durable(frame(BYTES_MAX))).isTrue();
            assertThat(queue.durable(frame(1))).isFalse();
        }

        @Test
        void withholdsWhatTheNextFrameReplaces() {
            var frame = frame(1);
            assertThat(queue.latest(frame)).isFalse();
            assertThat(frame.refCnt()).isZero();
        }

        @Test
        void writesInOrderWhenItTakesMore() {
            var first = frame(1);
            var second = frame(2);
            var third = frame(3);
            queue.durable(first);
            queue.durable(second);
            wire.writable = true;
            wire.takes = 1;
            queue.pump();
            assertThat(wire.written).containsExactly(first);
            assertThat(queue.isClear()).isFalse();
            queue.durable(third);
            wire.takes = 9;
            queue.pump();
            assertThat(wire.written).containsExactly(first, second, third);
            assertThat(queue.isClear()).isTrue();
        }

        @Test
        void letsASnapshotBeLargerThanTheBound() {
            assertThat(queue.transfer(List.of(frame(BYTES_MAX), frame(BYTES_MAX))))
                    .isTrue();
            assertThat(queue.durable(frame(BYTES_MAX))).isTrue();
            assertThat(queue.durable(frame(1))).isFalse();
        }

        @Test
        void letsSnapshotsNotPileUpBeyondTheirOwnBound() {
            assertThat(queue.transfer(List.of(frame(TRANSFER_MAX)))).isTrue();
            assertThat(queue.transfer(List.of(frame(1)))).isFalse();
        }

        @Test
        void givesTheAllowanceBackWhenAllIsWritten() {
            queue.transfer(List.of(frame(TRANSFER_MAX)));
            wire.writable = true;
            queue.pump();
            wire.writable = false;
            assertThat(queue.durable(frame(BYTES_MAX))).isTrue();
            assertThat(queue.durable(frame(1))).isFalse();
        }

        @Test
        void releasesWhatWillNeverBeWritten() {
            var frame = frame(1);
            queue.durable(frame);
            queue.release();
            assertThat(frame.refCnt()).isZero();
        }
    }

    @Nested
    class AnIncompleteWrite {

        @BeforeEach
        void oneFrameIsOnItsWay() {
            queue.durable(frame(1));
            wire.unfinished = 1;
        }

        @Test
        void isAStallAfterItsTime() {
            assertThat(queue.isStalled(0, 5)).isFalse();
            assertThat(queue.isStalled(4, 5)).isFalse();
            assertThat(queue.isStalled(5, 5)).isTrue();
        }

        @Test
        void isNoneWhileWritesFollowEachOther() {
            queue.isStalled(0, 5);
            queue.durable(frame(1));
            assertThat(queue.isStalled(5, 5)).isFalse();
            wire.unfinished = 0;
            assertThat(queue.isStalled(20, 5)).isFalse();
        }

        @Test
        void isOneAlthoughAPongWasPutBehindIt() {
            queue.isStalled(0, 5);
            wire.unfinished = 2;
            assertThat(queue.isStalled(4, 5)).isFalse();
            assertThat(queue.isStalled(5, 5)).isTrue();
        }

        @Test
        void isOneHoweverMuchComesBehindIt() {
            queue.isStalled(0, 5);
            queue.durable(frame(1));
            wire.unfinished = 2;
            assertThat(queue.isStalled(5, 5)).isTrue();
        }
    }
}
