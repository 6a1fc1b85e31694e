package dev.hearth.operations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseSettingTest {

    @ParameterizedTest
    @CsvSource({
        "sockets-max, 0",
        "sockets-max, 1000000",
        "log-level.dev.hearth, TRACE",
        "log-level.dev.hearth.room.RoomFront, DEBUG",
        "log-level.io.netty, INFO",
        "log-level.org.apache.pekko, OFF"
    })
    void takesWhatItKnows(String name, String value) {
        assertThat(HouseSetting.parse(name, value)).contains(new HouseSetting(name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "sockets-max, 1000001",
        "sockets-max, -1",
        "sockets-max, 007",
        "sockets-max, many",
        "sockets-max, ''",
        "log-level.dev.hearth, LOUD",
        "log-level.dev.hearth, debug",
        "log-level.dev.hearthless, DEBUG",
        "log-level.io.netty, DEBUG",
        "log-level.dev.hearth, OFF",
        "log-level.dev.hearth.operations.AuditLog, WARN",
        "log-level., INFO",
        "log-level.dev..hearth, INFO",
        "log-level.a b, INFO",
        "hearth.cassandra.password, x",
        "talk, 3"
    })
    void takesNothingElse(String name, String value) {
        assertThat(HouseSetting.parse(name, value)).isEmpty();
    }

    @Test
    void knowsWhoseLevelItIs() {
        assertThat(new HouseSetting("log-level.dev.hearth.room", "INFO").logger())
                .contains("dev.hearth.room");
        assertThat(new HouseSetting("sockets-max", "5").logger()).isEmpty();
    }
}
