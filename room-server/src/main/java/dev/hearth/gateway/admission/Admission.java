package dev.hearth.gateway.admission;

import dev.hearth.logs.LogEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present decision of one node about people who are new to it. Asked from any thread; {@link #look} is called by one
 * at a time, at fixed times.
 */
public final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Duration retryAfter;
    private AdmissionPolicy policy;
    private volatile List<Pressure> pressures = List.of();
    private volatile Readings readings = Readings.CALM;

    /** Admits everybody until it has looked. */
    public Admission(AdmissionSettings settings) {
        this.retryAfter = settings.retryAfter();
        this.policy = AdmissionPolicy.open(settings);
    }

    /** Measures and decides anew. */
    public synchronized void look(Supplier<Readings> measurement, long nowNanos) {
        var readings = measurement.get();
        this.readings = readings;
        policy = policy.next(readings, nowNanos);
        var before = pressures;
        pressures = policy.pressures();
        if (before.isEmpty() && !pressures.isEmpty()) {
            var reasons = pressures.stream().map(Pressure::meaning).collect(Collectors.joining(", "));
            LogEvent.ADMISSION_CLOSED.at(LOG).log("admits nobody new: {} ({})", reasons, readings);
        } else if (!before.isEmpty() && pressures.isEmpty()) {
            LogEvent.ADMISSION_OPEN.at(LOG).log("admits people again");
        }
    }

    /** Why nobody new is admitted now, in one word for whoever counts refusals; absent if everybody may come. */
    public @Nullable Pressure pressure() {
        var now = pressures;
        return now.isEmpty() ? null : now.get(0);
    }

    /** All reasons why nobody new is admitted now. */
    public List<Pressure> pressures() {
        return pressures;
    }

    /** What was measured last. */
    public Readings readings() {
        return readings;
    }

    /** How long somebody who is refused now should wait: everybody another time, so that they do not come back together. */
    public Duration patience() {
        long least = retryAfter.toMillis();
        return Duration.ofMillis(least + ThreadLocalRandom.current().nextLong(least + 1));
    }
}
