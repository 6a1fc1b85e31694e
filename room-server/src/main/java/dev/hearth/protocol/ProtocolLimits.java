package dev.hearth.protocol;

/**
 * How large and how deep a message of a client may be. Beyond the shape limits a frame counts as broken, not as a
 * command that could be refused.
 *
 * @param frameBytes most bytes of one message
 * @param depth most levels of nesting
 * @param nameChars longest name of a field
 * @param stringChars longest text
 * @param numberDigits longest number
 * @param streamsMax most streams that may be named when a socket opens
 */
public record ProtocolLimits(
        int frameBytes, int depth, int nameChars, int stringChars, int numberDigits, int streamsMax) {

    /** What the first version of the protocol promises. */
    public static final ProtocolLimits STANDARD = new ProtocolLimits(16 * 1024, 16, 64, 8 * 1024, 32, 16);
}
