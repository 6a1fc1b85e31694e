package dev.hearth.gateway.rate;

/**
 * How often something may happen.
 *
 * @param perSecond in the long run, more than 0
 * @param burst at once after a pause, at least 1
 */
public record Rate(double perSecond, int burst) {

    public Rate {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a rate needs more than 0 per second and a burst of at least 1, got "
                    + perSecond + " and " + burst);
        }
    }

    /** So many in a minute. */
    public static Rate perMinute(double count, int burst) {
        return new Rate(count / 60, burst);
    }

    /** How many within a window are abuse rather than haste. */
    public int abuseIn(double seconds, int factor) {
        return (int) Math.ceil(factor * Math.max(perSecond * seconds, burst));
    }
}
