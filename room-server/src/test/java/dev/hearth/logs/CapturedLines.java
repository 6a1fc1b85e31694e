package dev.hearth.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** What loggers below a name say while this is open. */
public final class CapturedLines implements AutoCloseable {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            lines.add(line);
        }
    };

    private CapturedLines(Logger logger, Level level) {
        this.logger = logger;
        this.before = logger.getLevel();
        logger.setLevel(level);
        appender.start();
        logger.addAppender(appender);
    }

    /** Lines of a logger and all below it, from this level on. */
    public static CapturedLines of(String logger, Level level) {
        return new CapturedLines((Logger) LoggerFactory.getLogger(logger), level);
    }

    /** The lines of one event, so far. */
    public Stream<ILoggingEvent> of(LogEvent event) {
        return lines.stream().filter(line -> field(line, LogKey.EVENT).equals(Optional.of(event.wire())));
    }

    /** The value of a field, as text. */
    public static Optional<String> field(ILoggingEvent line, String key) {
        return Stream.ofNullable(line.getKeyValuePairs())
                .flatMap(List::stream)
                .filter(pair -> pair.key.equals(key))
                .map(pair -> Objects.toString(pair.value))
                .findFirst();
    }

    public List<ILoggingEvent> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(before);
    }
}
