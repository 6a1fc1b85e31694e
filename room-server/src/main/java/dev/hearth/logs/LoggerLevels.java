package dev.hearth.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The levels of this node's loggers where they differ from logback.xml; what is taken back is as it was before. A logger that
 * is shipped silent stays so: it would repeat what people say. Thread-safe.
 */
public final class LoggerLevels {

    private final LoggerContext context;
    /** The level of its own that a changed logger had before, if it had one. */
    private final Map<String, Optional<Level>> before = new HashMap<>();

    /** The levels of this process. */
    public LoggerLevels() {
        this((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    LoggerLevels(LoggerContext context) {
        this.context = context;
    }

    /** Makes exactly these differ. */
    public synchronized void be(Map<String, String> levels) {
        for (var logger : new HashSet<>(before.keySet())) {
            if (!levels.containsKey(logger)) {
                var usual = before.remove(logger);
                context.getLogger(logger).setLevel(usual == null ? null : usual.orElse(null));
            }
        }
        levels.forEach((name, level) -> {
            var logger = context.getLogger(name);
            if (before.containsKey(name) || logger.getLevel() != Level.OFF) {
                before.putIfAbsent(name, Optional.ofNullable(logger.getLevel()));
                logger.setLevel(Level.valueOf(level));
            }
        });
    }
}
