package dev.hearth.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketLoopTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SocketLoop loop = new SocketLoop(Runnable::run);
    private final Member member = new Member();

    /** Notes when it was looked at. */
    private static final class Member implements SocketLoop.Swept {
        private final List<Long> looks = new ArrayList<>();
        private long due;
        private boolean fails;

        @Override
        public long sweep(long nowNanos) {
            looks.add(nowNanos);
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
            return due;
        }

        @Override
        public void leave(Duration returnAfter) {
            throw new AssertionError("nobody leaves here");
        }

        @Override
        public void cut() {
            throw new AssertionError("nobody is cut here");
        }
    }

    @Test
    void looksAtNobodyBeforeTheirTime() {
        loop.add(member, 10 * SECOND);
        loop.sweep(10 * SECOND - 1);
        assertThat(member.looks).isEmpty();
        member.due = 20 * SECOND;
        loop.sweep(10 * SECOND);
        loop.sweep(20 * SECOND - 1);
        assertThat(member.looks).containsExactly(10 * SECOND);
        loop.sweep(30 * SECOND);
        assertThat(member.looks).containsExactly(10 * SECOND, 30 * SECOND);
    }

    @Test
    void looksEveryTimeWhileADeadlineIsNear() {
        var watch = loop.add(member, 60 * SECOND);
        watch.soon();
        watch.soon();
        loop.sweep(1);
        loop.sweep(2);
        assertThat(member.looks).containsExactly(1L, 2L);
        member.due = 70 * SECOND;
        loop.sweep(3);
        loop.sweep(4);
        assertThat(member.looks).containsExactly(1L, 2L, 3L);
        loop.sweep(60 * SECOND);
        assertThat(member.looks).hasSize(4);
    }

    @Test
    void looksAgainInTheNextSweepAtWhoeverIsDueAtOnce() {
        loop.add(member, SECOND);
        loop.sweep(SECOND);
        loop.sweep(SECOND + 1);
        loop.sweep(SECOND + 2);
        assertThat(member.looks).hasSize(3);
    }

    @Test
    void forgetsWhoeverLeft() {
        var watch = loop.add(member, SECOND);
        watch.soon();
        assertThat(loop.members()).containsExactly(member);
        watch.end();
        loop.sweep(2 * SECOND);
        assertThat(member.looks).isEmpty();
        assertThat(loop.members()).isEmpty();
    }

    @Test
    void goesOnAfterAFailure() {
        var failing = new Member();
        failing.fails = true;
        loop.add(failing, 1);
        loop.add(member, 1);
        loop.sweep(1);
        loop.sweep(2);
        assertThat(member.looks).containsExactly(1L, 2L);
    }

    @Test
    void worksWithAClockThatBeganBelowZero() {
        loop.add(member, -SECOND);
        loop.sweep(-SECOND - 1);
        assertThat(member.looks).isEmpty();
        loop.sweep(-SECOND);
        assertThat(member.looks).hasSize(1);
    }
}
