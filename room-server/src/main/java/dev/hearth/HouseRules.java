package dev.hearth;

import ch.qos.logback.classic.LoggerContext;
import dev.hearth.operations.SettingsFollower;
import dev.hearth.operations.domain.HouseSetting;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.LoggerFactory;

/** What the settings of the house change on this node. */
final class HouseRules implements SettingsFollower.Obedient {

    private final LoggerLevels levels = new LoggerLevels((LoggerContext) LoggerFactory.getILoggerFactory());
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
