package dev.hearth;

import dev.hearth.logs.LoggerLevels;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.domain.HouseSetting;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;

/** What the settings of the house change on this node. */
final class HouseRules implements SettingsFollower.Obedient {

    private final LoggerLevels levels = new LoggerLevels();
    private final NodeDoors doors;

    HouseRules(NodeDoors doors) {
        this.doors = doors;
    }

    @Override
    public void be(List<HouseSetting> settings) {
        var loggers = new HashMap<String, String>();
        var sockets = OptionalInt.empty();
        for (var setting : settings) {
            setting.logger().ifPresent(logger -> loggers.put(logger, setting.value()));
            if (setting.name().equals(HouseSetting.SOCKETS_MAX)) {
                sockets = OptionalInt.of(Integer.parseInt(setting.value()));
            }
        }
        levels.be(loggers);
        doors.limitSockets(sockets);
    }
}
