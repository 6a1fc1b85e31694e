package dev.hearth.protocol;

import java.util.Locale;

/** Why a socket is closed. The range is the instruction, so clients can obey codes they do not know. */
public enum CloseCode {
    DRAINING(4001),
    SHEDDING(4003),
    SILENT(4007),
    TOO_SLOW(4008),
    INTERNAL(4009),
    TOKEN_EXPIRED(4201),
    TOKEN_INVALID(4202),
    LINK_UNKNOWN(4301),
    IDENTIFY_LATE(4302),
    RATE_ABUSE(4400),
    TOO_MANY_CONNECTIONS(4401),
    PROTOCOL_ERROR(4500),
    FRAME_TOO_LARGE(4501),
    BANNED(4502),
    SUPERSEDED(4509);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** The number in the WebSocket close frame. */
    public int code() {
        return code;
    }

    /** The name in the reference and in metrics. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
