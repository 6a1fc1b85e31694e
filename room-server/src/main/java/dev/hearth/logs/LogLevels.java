package dev.hearth.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The levels of this node's loggers, changed while it runs: a few at a time, for as long as asked, and nothing of it outlives
 * the process. Called by whoever has made sure that an operator asks. It knows this node only. Thread-safe.
 *
 * <p>Hearth's own loggers may say everything, because none of it is talk. What libraries say below {@code INFO} is not
 * Hearth's to vouch for, and loggers that are shipped silent are silent because they would repeat messages.
 */
public final class LogLevels {

    /** Loggers that may differ from how they are shipped at the same time. */
    public static final int CHANGED_MAX = 20;

    /** The longest time after which a change undoes itself. */
    public static final Duration TIME_MAX = Duration.ofDays(1);

    private static final String OWN = "dev.hearth";

    private final LoggerContext context;
    private final Later later;
    private final InstantSource clock;
    private final Map<String, Change> changes = new TreeMap<>();
    private long lastNumber;

    /** Runs something after a while. */
    @FunctionalInterface
    public interface Later {
        void run(Duration delay, Runnable task);
    }

    /**
     * A logger that differs from how it is shipped.
     *
     * @param usual the level it has otherwise, its own or a parent's
     * @param until when it goes back to that by itself, if it does
     */
    public record Changed(
            String logger,
            org.slf4j.event.Level level,
            String usual,
            @Nullable Instant until) {}

    /** What became of a wish. */
    public sealed interface Answer {}

    /** It is done. */
    public record Done(Changed changed) implements Answer {}

    /** Nothing was changed. */
    public record Refused(Reason reason) implements Answer {}

    /** Why not. */
    public enum Reason {
        /** Neither a logger nor a package with loggers. */
        UNKNOWN_LOGGER,
        /** A library's logger, below {@code INFO}. */
        TOO_FINE_FOR_A_LIBRARY,
        /** A logger that is shipped silent. */
        KEPT_SILENT,
        /** {@link #CHANGED_MAX} differ already. */
        TOO_MANY,
        /** Not above nothing, or above {@link #TIME_MAX}. */
        TIME_OUT_OF_RANGE
    }

    private record Change(
            long number, Changed shown, @Nullable Level before) {}

    /** @param later used for changes that undo themselves */
    public LogLevels(Later later, InstantSource clock) {
        this((LoggerContext) LoggerFactory.getILoggerFactory(), later, clock);
    }

    LogLevels(LoggerContext context, Later later, InstantSource clock) {
        this.context = context;
        this.later = later;
        this.clock = clock;
    }

    /**
     * Sets the level of a logger and all below it that have none of their own.
     *
     * @param logger name of a logger or package, or {@code ROOT}
     * @param time after which it goes back; nothing for until it is reset or the node ends
     */
    public synchronized Answer set(String logger, org.slf4j.event.Level level, @Nullable Duration time) {
        var found = context.exists(logger);
        var reason = found == null ? Reason.UNKNOWN_LOGGER : reason(found, level, time);
        if (found == null || reason != null) {
            return new Refused(reason == null ? Reason.UNKNOWN_LOGGER : reason);
        }
        return new Done(change(found, level, time));
    }

    /** All loggers that differ from how they are shipped, by name. */
    public synchronized List<Changed> shown() {
        return changes.values().stream().map(Change::shown).toList();
    }

    /** Gives a logger its usual level back; false if it has it already. */
    public synchronized boolean reset(String logger) {
        var change = changes.remove(logger);
        if (change != null) {
            context.getLogger(logger).setLevel(change.before());
            said(logger, change.shown().usual() + ", as usual");
        }
        return change != null;
    }

    /** Gives all loggers their usual levels back. */
    public synchronized void resetAll() {
        List.copyOf(changes.keySet()).forEach(this::reset);
    }

    private @Nullable Reason reason(Logger logger, org.slf4j.event.Level level, @Nullable Duration time) {
        if (time != null && (time.isNegative() || time.isZero() || time.compareTo(TIME_MAX) > 0)) {
            return Reason.TIME_OUT_OF_RANGE;
        }
        if (logger.getEffectiveLevel() == Level.OFF) {
            return Reason.KEPT_SILENT;
        }
        if (!isOwn(logger.getName()) && level.compareTo(org.slf4j.event.Level.INFO) > 0) {
            return Reason.TOO_FINE_FOR_A_LIBRARY;
        }
        boolean fits = changes.containsKey(logger.getName()) || changes.size() < CHANGED_MAX;
        return fits ? null : Reason.TOO_MANY;
    }

    private static boolean isOwn(String logger) {
        return logger.equals(OWN) || logger.startsWith(OWN + ".");
    }

    private Changed change(Logger logger, org.slf4j.event.Level level, @Nullable Duration time) {
        var earlier = changes.get(logger.getName());
        var before = earlier == null ? logger.getLevel() : earlier.before();
        var usual = earlier == null
                ? logger.getEffectiveLevel().toString()
                : earlier.shown().usual();
        var until = time == null ? null : clock.instant().plus(time);
        var change = new Change(++lastNumber, new Changed(logger.getName(), level, usual, until), before);
        changes.put(logger.getName(), change);
        logger.setLevel(Level.convertAnSLF4JLevel(level));
        if (time != null) {
            later.run(time, () -> undo(change));
        }
        said(logger.getName(), until == null ? level.toString() : level + " until " + until);
        return change.shown();
    }

    /** Only what nobody has changed again since. */
    private synchronized void undo(Change change) {
        var logger = change.shown().logger();
        var now = changes.get(logger);
        if (now != null && now.number() == change.number()) {
            reset(logger);
        }
    }

    private void said(String logger, String level) {
        LogEvent.LOG_LEVEL_CHANGED
                .at(context.getLogger(LogLevels.class.getName()))
                .log("the level of {} is {} now", logger, level);
    }
}
