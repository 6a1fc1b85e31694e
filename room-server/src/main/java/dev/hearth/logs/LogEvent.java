package dev.hearth.logs;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/**
 * What a node may say, each with a name that stays the same whatever the words of the line are. The level is part of the
 * event: an error wants somebody to act now, a warning is wrong but heals by itself or concerns one command, information is
 * a change of the node. What each means and what to do stands in {@code docs/reference/logs.md}; a test compares.
 *
 * <p>Of each event a node writes only so many lines in a second, see {@link LineBudgets}; of what changes the node, which is
 * rare, each is written.
 */
public enum LogEvent {
    // The node and its cluster.
    NODE_READY(Level.INFO),
    NODE_FAILED(Level.ERROR),
    NODE_STOP_LATE(Level.WARN),
    NODE_STOOD_STILL(Level.WARN),
    NODE_GONE(Level.INFO),
    CLUSTER_SEARCH(Level.INFO),
    CLUSTER_SEARCH_LONG(Level.WARN),
    TEST_FAULTS_ON(Level.WARN),

    // The store.
    LOCAL_STORE_STARTING(Level.INFO),
    LOCAL_STORE_AWAITED(Level.INFO),
    LOCAL_STORE_ANSWERS(Level.INFO),
    LOCAL_STORE_ENDED(Level.WARN),
    LOCAL_STORE_DOWN(Level.ERROR),
    LOCAL_STORE_KILLED(Level.WARN),
    SCHEMA_STEP_APPLIED(Level.INFO),
    STORE_SILENT(Level.WARN),
    STORE_BACK(Level.INFO),
    SNAPSHOT_FAILED(Level.WARN),

    // Doors.
    COMMAND_FAILED(Level.WARN),
    COMMAND_REFUSED(Level.DEBUG),
    SOCKET_FAILED(Level.ERROR),
    SOCKET_UNSERVED(Level.WARN),
    SOCKET_CLOSED(Level.DEBUG),
    SWEEP_FAILED(Level.ERROR),
    REQUEST_FAILED(Level.ERROR),
    REQUEST_UNSERVED(Level.WARN),
    METRICS_FAILED(Level.ERROR),
    ADMISSION_CLOSED(Level.WARN),
    ADMISSION_OPEN(Level.INFO),
    DRAIN_BEGUN(Level.INFO),
    DRAIN_CUTS(Level.INFO),
    CERTIFICATE_STALE(Level.ERROR),

    // Rooms.
    ROOM_COMMANDS_FAILED(Level.WARN),
    ROOM_JOURNAL_FAILED(Level.WARN),
    ROOM_SHUT(Level.ERROR),
    ROOM_SECOND_WRITER(Level.ERROR),
    ROOM_STOPPED_IN_DOUBT(Level.WARN),
    DIRECTORY_LEASE_LATE(Level.WARN),
    DIRECTORY_WRITE_FAILED(Level.WARN),
    DIRECTORY_READ_FAILED(Level.WARN),
    DIRECTORY_CUT(Level.WARN),

    // People.
    MESSAGE_FAILED(Level.WARN),
    MESSAGE_NOT_KEPT(Level.WARN),
    INBOX_JOURNAL_FAILED(Level.WARN),
    WARDROBE_CHANGE_FAILED(Level.WARN),
    WARDROBE_JOURNAL_FAILED(Level.WARN),
    LOOK_NOT_SHOWN(Level.WARN),
    LOOK_UNREADABLE(Level.WARN),
    SIGN_IN_FAILED(Level.WARN),
    TOKEN_REUSED(Level.WARN),

    // Operators.
    CONSOLE_OPEN(Level.INFO),
    CONSOLE_CLOSED(Level.INFO),
    CONSOLE_SIGN_IN(Level.INFO),
    CONSOLE_FAILED(Level.ERROR),
    AUDIT_WRITTEN(Level.INFO),
    AUDIT_FAILED(Level.WARN),
    DEED_DONE(Level.INFO),
    DEED_IN_DOUBT(Level.WARN),
    SETTINGS_CHANGED(Level.INFO);

    private final Level level;

    LogEvent(Level level) {
        this.level = level;
    }

    /** The name that is written: the constant's in kebab case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Level level() {
        return level;
    }

    /** Begins a line of this event; whatever is added to it goes nowhere if the level is off or the second's lines are spent. */
    public LoggingEventBuilder at(Logger log) {
        if (!log.isEnabledForLevel(level)) {
            return NOPLoggingEventBuilder.singleton();
        }
        long withheld = level == Level.INFO ? 0 : LineBudgets.take(this, System.nanoTime());
        if (withheld == LineBudgets.SPENT) {
            return NOPLoggingEventBuilder.singleton();
        }
        var line = log.atLevel(level).addKeyValue(LogKey.EVENT, wire());
        return withheld > 0 ? line.addKeyValue(LogKey.WITHHELD, withheld) : line;
    }
}
