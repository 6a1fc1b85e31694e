package dev.hearth.operations;

import static dev.hearth.operations.AuditRowsContract.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operations.domain.HouseSetting;
import org.junit.jupiter.api.Test;

/** What every store of settings does. */
public interface SettingRowsContract {

    /** No settings yet. */
    SettingRows settings();

    @Test
    default void keepsTheLastValueOfEachUntilItIsTakenBack() {
        var rows = settings();
        assertThat(done(rows.all())).isEmpty();
        done(rows.put(new HouseSetting("sockets-max", "5")));
        done(rows.put(new HouseSetting("log-level.dev.hearth", "DEBUG")));
        done(rows.put(new HouseSetting("sockets-max", "7")));

        assertThat(done(rows.all()))
                .containsExactly(
                        new HouseSetting("log-level.dev.hearth", "DEBUG"), new HouseSetting("sockets-max", "7"));
        done(rows.remove("sockets-max"));
        done(rows.remove("sockets-max"));
        assertThat(done(rows.all())).extracting(HouseSetting::name).containsExactly("log-level.dev.hearth");
    }
}
