package dev.hearth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** The levels of this node's loggers where they differ from logback.xml; what is taken back is as it was before. */
final class LoggerLevels {

    private final LoggerContext context;
    /** The level of its own that a changed logger had before, if it had one. */
    private final Map<String, Optional<Level>> before = new HashMap<>();

    LoggerLevels(LoggerContext context) {
        this.context = context;
    }

    /** Makes exactly these differ. */
    synchronized void be(Map<String, String> levels) {
        for (var logger : new HashSet<>(before.keySet())) {
            if (!levels.containsKey(logger)) {
                var usual = before.remove(logger);
                context.getLogger(logger).setLevel(usual == null ? null : usual.orElse(null));
            }
        }
        levels.forEach((name, level) -> {
            var logger = context.getLogger(name);
            before.putIfAbsent(name, Optional.ofNullable(logger.getLevel()));
            logger.setLevel(Level.valueOf(level));
        });
    }
}
