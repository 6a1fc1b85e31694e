package dev.hearth.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import dev.hearth.config.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Gives the lines of this process the form and the places that its configuration names. Until it is called they are readable
 * text on standard error. An operator's own Logback file wins: then nothing is changed here but the bound on lines.
 */
public final class LogSetup {

    private static final String CONSOLE = "console";
    /** The pattern of a readable line, from {@code logback.xml}. */
    private static final String TEXT_LINE = "text-line";

    private static final String OWN_FILE = "logback.configurationFile";
    /** How often a file's size is looked at: so much may a file be larger than it should. */
    private static final Duration LOOK_EVERY = Duration.buildByMilliseconds(250);

    private LogSetup() {}

    /**
     * Applies the settings to all loggers of the process.
     *
     * @throws InvalidSettings when the file cannot be written
     */
    public static void apply(LogSettings settings) {
        LineBudgets.limit(settings.linesMax());
        if (System.getProperty(OWN_FILE) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(settings, context);
        }
    }

    static void apply(LogSettings settings, LoggerContext context) {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (!settings.file().isEmpty()) {
            root.addAppender(file(settings, context));
        }
        if (settings.format() == LogSettings.Format.JSON) {
            var lines = console(settings, context);
            root.detachAppender(CONSOLE);
            root.addAppender(lines);
        }
    }

    private static OutputStreamAppender<ILoggingEvent> console(LogSettings settings, LoggerContext context) {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setTarget("System.err");
        return started(console, CONSOLE, settings, context);
    }

    private static OutputStreamAppender<ILoggingEvent> file(LogSettings settings, LoggerContext context) {
        checkWritable(settings.file());
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setFile(settings.file());
        var names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(file);
        names.setFileNamePattern(settings.file() + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(settings.filesMax());
        names.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(settings.fileBytesMax()));
        size.setCheckIncrement(LOOK_EVERY);
        size.start();
        file.setRollingPolicy(names);
        file.setTriggeringPolicy(size);
        return started(file, "file", settings, context);
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, String name, LogSettings settings, LoggerContext context) {
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder(settings, context));
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LogSettings settings, LoggerContext context) {
        if (settings.format() == LogSettings.Format.JSON) {
            var json = new JsonLineEncoder(settings.node());
            json.setContext(context);
            json.start();
            return json;
        }
        var text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(context.getProperty(TEXT_LINE));
        text.start();
        return text;
    }

    /** Logback would only complain to itself. */
    private static void checkWritable(String file) {
        try {
            var path = Path.of(file).toAbsolutePath();
            var folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new InvalidSettings(
                    List.of("hearth.logging.file is \"" + file + "\", allowed: a file that can be written"));
        }
    }
}
