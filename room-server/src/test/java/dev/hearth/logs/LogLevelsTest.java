package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.hearth.logs.LogLevels.Changed;
import dev.hearth.logs.LogLevels.Done;
import dev.hearth.logs.LogLevels.Reason;
import dev.hearth.logs.LogLevels.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OWN = "dev.hearth";
    private static final String ROOM = "dev.hearth.room";
    private static final Duration HOUR = Duration.ofHours(1);

    private final LoggerContext context = new LoggerContext();
    private final List<Runnable> later = new ArrayList<>();
    private final LogLevels levels = new LogLevels(context, (delay, task) -> later.add(task), () -> NOW);

    @BeforeEach
    void someLoggers() {
        context.getLogger(OWN).setLevel(Level.INFO);
        context.getLogger(ROOM + ".RoomEntity");
        context.getLogger(ROOM + ".RoomJournal").setLevel(Level.OFF);
        context.getLogger("org.library").setLevel(Level.WARN);
    }

    @Test
    void aPackageChangesWithAllBelowItAndGoesBack() {
        assertThat(levels.set(ROOM, org.slf4j.event.Level.DEBUG, null))
                .isEqualTo(new Done(new Changed(ROOM, org.slf4j.event.Level.DEBUG, "INFO", null)));
        assertThat(effective(ROOM + ".RoomEntity")).isEqualTo(Level.DEBUG);
        assertThat(levels.shown()).extracting(Changed::logger).containsExactly(ROOM);

        assertThat(levels.reset(ROOM)).isTrue();
        assertThat(effective(ROOM + ".RoomEntity")).isEqualTo(Level.INFO);
        assertThat(context.getLogger(ROOM).getLevel()).isNull();
        assertThat(levels.reset(ROOM)).isFalse();
        assertThat(levels.shown()).isEmpty();
    }

    @Test
    void goesBackByItselfAfterATime() {
        levels.set(OWN, org.slf4j.event.Level.TRACE, HOUR);
        assertThat(levels.shown()).extracting(Changed::until).containsExactly(NOW.plus(HOUR));

        later.get(0).run();
        assertThat(context.getLogger(OWN).getLevel()).isEqualTo(Level.INFO);
        assertThat(levels.shown()).isEmpty();
    }

    @Test
    void anOlderTimeDoesNotEndANewerWish() {
        levels.set(OWN, org.slf4j.event.Level.TRACE, HOUR);
        levels.set(OWN, org.slf4j.event.Level.DEBUG, null);

        later.get(0).run();
        assertThat(context.getLogger(OWN).getLevel()).isEqualTo(Level.DEBUG);
        levels.resetAll();
        assertThat(context.getLogger(OWN).getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void librariesSayNoMoreThanTheyMay() {
        assertThat(levels.set("org.library", org.slf4j.event.Level.INFO, null)).isInstanceOf(Done.class);
        assertThat(levels.set("org.library", org.slf4j.event.Level.DEBUG, null))
                .isEqualTo(new Refused(Reason.TOO_FINE_FOR_A_LIBRARY));
        assertThat(levels.set("ROOT", org.slf4j.event.Level.DEBUG, null))
                .isEqualTo(new Refused(Reason.TOO_FINE_FOR_A_LIBRARY));
        assertThat(effective("org.library")).isEqualTo(Level.INFO);
    }

    @Test
    void refusesWhatIsKeptSilent() {
        assertThat(levels.set(ROOM + ".RoomJournal", org.slf4j.event.Level.ERROR, null))
                .isEqualTo(new Refused(Reason.KEPT_SILENT));
    }

    @Test
    void refusesNamesThatNobodyHas() {
        assertThat(levels.set("dev.hearth.nobody", org.slf4j.event.Level.DEBUG, null))
                .isEqualTo(new Refused(Reason.UNKNOWN_LOGGER));
        assertThat(context.exists("dev.hearth.nobody")).isNull();
    }

    @Test
    void refusesTimesOutOfRange() {
        assertThat(levels.set(OWN, org.slf4j.event.Level.DEBUG, LogLevels.TIME_MAX))
                .isInstanceOf(Done.class);
        for (var time : List.of(Duration.ZERO, Duration.ofSeconds(-1), LogLevels.TIME_MAX.plusNanos(1))) {
            assertThat(levels.set(OWN, org.slf4j.event.Level.DEBUG, time))
                    .isEqualTo(new Refused(Reason.TIME_OUT_OF_RANGE));
        }
    }

    @Test
    void refusesOneMoreThanMayDiffer() {
        for (int i = 0; i <= LogLevels.CHANGED_MAX; i++) {
            context.getLogger("dev.hearth.a" + i);
        }
        for (int i = 0; i < LogLevels.CHANGED_MAX; i++) {
            assertThat(levels.set("dev.hearth.a" + i, org.slf4j.event.Level.DEBUG, null))
                    .isInstanceOf(Done.class);
        }
        var oneMore = "dev.hearth.a" + LogLevels.CHANGED_MAX;
        assertThat(levels.set(oneMore, org.slf4j.event.Level.DEBUG, null)).isEqualTo(new Refused(Reason.TOO_MANY));
        assertThat(levels.set("dev.hearth.a0", org.slf4j.event.Level.TRACE, null))
                .isInstanceOf(Done.class);
    }

    private Level effective(String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }
}
