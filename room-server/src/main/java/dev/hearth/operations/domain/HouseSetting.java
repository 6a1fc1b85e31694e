package dev.hearth.operations.domain;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that operators may change while nodes run, for all of them. What is not here cannot be changed so.
 *
 * <p>{@code log-level.<logger>} is the level of a logger and those below it. Hearth's own may say everything, because none
 * of it is talk; of libraries nobody knows what they say below INFO. {@code sockets-max} is how many sockets a node takes,
 * at most as many as its configuration allows.
 *
 * @param name one of these two
 * @param value checked, in its only form
 */
public record HouseSetting(String name, String value) {

    public static final String SOCKETS_MAX = "sockets-max";
    public static final String LOG_LEVEL = "log-level.";

    /** So many may differ from the configuration at the same time. */
    public static final int COUNT_MAX = 50;

    private static final int SOCKETS_LIMIT = 1_000_000;
    private static final String OWN_LOGGERS = "dev.hearth";
    private static final Pattern LOGGER =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(?:\\.[A-Za-z_$][A-Za-z0-9_$]*){0,15}");
    private static final int LOGGER_CHARS_MAX = 150;
    private static final Set<String> LEVELS = Set.of("INFO", "WARN", "ERROR", "OFF");
    private static final String DEEDS = OWN_LOGGERS + ".operations";
    private static final Set<String> HIDING_LEVELS = Set.of("WARN", "ERROR", "OFF");
    private static final Set<String> FINE_LEVELS = Set.of("TRACE", "DEBUG");

    /** A setting as somebody typed it; empty if there is none of that name, or it cannot have that value. */
    public static Optional<HouseSetting> parse(String name, String value) {
        boolean good = name.equals(SOCKETS_MAX) ? isSockets(value) : isLevel(name, value);
        return good ? Optional.of(new HouseSetting(name, value)) : Optional.empty();
    }

    /** The logger whose level this is. */
    public Optional<String> logger() {
        return name.startsWith(LOG_LEVEL) ? Optional.of(name.substring(LOG_LEVEL.length())) : Optional.empty();
    }

    private static boolean isSockets(String value) {
        return value.matches("0|[1-9][0-9]{0,6}") && Integer.parseInt(value) <= SOCKETS_LIMIT;
    }

    private static boolean isLevel(String name, String value) {
        if (!name.startsWith(LOG_LEVEL)) {
            return false;
        }
        var logger = name.substring(LOG_LEVEL.length());
        boolean own = logger.equals(OWN_LOGGERS) || logger.startsWith(OWN_LOGGERS + ".");
        return logger.length() <= LOGGER_CHARS_MAX
                && LOGGER.matcher(logger).matches()
                && (LEVELS.contains(value) || (own && FINE_LEVELS.contains(value)))
                && !hidesDeeds(logger, value);
    }

    /** The log has a copy of what operators did, so that a cut in the audit log of the store is noticed. */
    private static boolean hidesDeeds(String logger, String level) {
        boolean ofDeeds = logger.equals(OWN_LOGGERS) || logger.equals(DEEDS) || logger.startsWith(DEEDS + ".");
        return ofDeeds && HIDING_LEVELS.contains(level);
    }
}
