package dev.hearth.gateway.admission;

/**
 * Open or closed by one value. It changes only after the value has been on the other side for a while: a single late
 * moment closes nothing, and a single good one opens nothing.
 *
 * @param closed what it is now
 * @param contrarySince when the value began to speak against that; {@link #NEVER} if it does not
 */
record Valve(boolean closed, long contrarySince) {

    static final long NEVER = Long.MIN_VALUE;

    static final Valve OPEN = new Valve(false, NEVER);

    /** The valve after one more value. */
    Valve next(double value, Threshold threshold, long holdNanos, long nowNanos) {
        boolean contrary = closed ? value < threshold.open() : value >= threshold.close();
        if (!contrary) {
            return new Valve(closed, NEVER);
        }
        long since = contrarySince == NEVER ? nowNanos : contrarySince;
        return nowNanos - since >= holdNanos ? new Valve(!closed, NEVER) : new Valve(closed, since);
    }
}
