package dev.hearth.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggerLevelsTest {

    private final LoggerContext context = new LoggerContext();
    private final LoggerLevels levels = new LoggerLevels(context);

    private Level effective(String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }

    @Test
    void changesALoggerAndThoseBelow() {
        context.getLogger("dev.hearth").setLevel(Level.INFO);
        levels.be(Map.of("dev.hearth.room", "TRACE"));

        assertThat(effective("dev.hearth.room.RoomFront")).isEqualTo(Level.TRACE);
        assertThat(effective("dev.hearth.session")).isEqualTo(Level.INFO);
    }

    @Test
    void leavesSilentWhatIsShippedSilent() {
        context.getLogger("dev.hearth.room.RoomJournal").setLevel(Level.OFF);
        levels.be(Map.of("dev.hearth", "TRACE", "dev.hearth.room.RoomJournal", "DEBUG"));
        assertThat(effective("dev.hearth.room.RoomJournal")).isEqualTo(Level.OFF);

        levels.be(Map.of());
        assertThat(effective("dev.hearth.room.RoomJournal")).isEqualTo(Level.OFF);
    }

    @Test
    void givesBackWhatWasThereBefore() {
        context.getLogger("dev.hearth").setLevel(Level.INFO);
        context.getLogger("io.netty").setLevel(Level.WARN);
        levels.be(Map.of("dev.hearth.room", "TRACE", "io.netty", "OFF"));
        levels.be(Map.of("dev.hearth.room", "DEBUG", "io.netty", "OFF"));
        levels.be(Map.of());

        assertThat(context.getLogger("dev.hearth.room").getLevel()).isNull();
        assertThat(effective("dev.hearth.room")).isEqualTo(Level.INFO);
        assertThat(effective("io.netty")).isEqualTo(Level.WARN);
    }
}
