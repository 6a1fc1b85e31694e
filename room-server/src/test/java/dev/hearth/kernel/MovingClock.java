package dev.hearth.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when a test says so. */
public final class MovingClock implements InstantSource {
    private volatile Instant now;

    public MovingClock(Instant start) {
        this.now = start;
    }

    /** A clock at an arbitrary fixed time. */
    public static MovingClock somewhen() {
        return new MovingClock(Instant.parse("2030-01-01T12:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
