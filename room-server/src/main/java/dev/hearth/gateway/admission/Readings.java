package dev.hearth.gateway.admission;

/**
 * What a node measured of itself since it looked last.
 *
 * @param lagMillis how late the latest event loop was
 * @param heapShare share of the largest heap that was in use after the last collection of old objects; 0 if there was none
 *     lately
 * @param persistMillis how long a commit of a room took on average; 0 if there was none
 */
public record Readings(double lagMillis, double heapShare, double persistMillis) {

    /** Nothing to complain of. */
    public static final Readings CALM = new Readings(0, 0, 0);

    double of(Pressure pressure) {
        return switch (pressure) {
            case EVENT_LOOP -> lagMillis;
            case HEAP -> heapShare;
            case STORE -> persistMillis;
        };
    }
}
