package dev.hearth.gateway.admission;

/**
 * Where a value is too high and where it is low again; between the two nothing changes.
 *
 * @param close too high from here on
 * @param open low again below this, at most {@code close}
 */
public record Threshold(double close, double open) {

    public Threshold {
        if (!(open > 0 && open <= close)) {
            throw new IllegalArgumentException(
                    "a threshold opens above 0 and not above where it closes, got open " + open + ", close " + close);
        }
    }
}
