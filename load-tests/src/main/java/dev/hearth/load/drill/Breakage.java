package dev.hearth.load.drill;

import dev.hearth.load.proxy.Fault;
import dev.hearth.load.proxy.Way;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The ways in which a link is lost, with how often each is chosen. All of them end with the old connection broken. */
enum Breakage {
    RESET(20),
    FIN(20),
    /** The server still gets a command; its answer does not come back. */
    ANSWER_LOST(15),
    /** Nobody is told anything, both ways. */
    BLACKHOLE(12),
    /** The client hears nothing, and is heard. */
    DEAF(6),
    /** The client is not heard, and hears. */
    MUTE(5),
    HALF_CLOSED_TO_SERVER(6),
    HALF_CLOSED_TO_CLIENT(6),
    /** Slow at first, then cut. */
    DELAY(6),
    /** Byte by byte at first, then cut. */
    ONE_BYTE_WRITES(4);

    private static final int ALL = 100;

    private final int percent;

    Breakage(int percent) {
        this.percent = percent;
    }

    static Breakage draw(RandomGenerator random) {
        int left = random.nextInt(ALL);
        for (Breakage breakage : values()) {
            left -= breakage.percent;
            if (left < 0) {
                return breakage;
            }
        }
        throw new IllegalStateException("the shares do not add up to " + ALL);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong before the link is lost, for a moment. */
    Fault before() {
        return switch (this) {
            case DELAY -> new Fault.Delay(Duration.ofMillis(250));
            case ONE_BYTE_WRITES -> new Fault.OneByteWrites();
            case HALF_CLOSED_TO_SERVER -> new Fault.HalfClose(Way.TO_SERVER);
            case HALF_CLOSED_TO_CLIENT -> new Fault.HalfClose(Way.TO_CLIENT);
            default -> new Fault.Healthy();
        };
    }

    /** What is wrong while the link is lost. */
    Fault meanwhile() {
        return switch (this) {
            case BLACKHOLE -> new Fault.Blackhole(Way.BOTH);
            case DEAF -> new Fault.Blackhole(Way.TO_CLIENT);
            case MUTE -> new Fault.Blackhole(Way.TO_SERVER);
            case FIN, ANSWER_LOST -> new Fault.Cut(false);
            default -> new Fault.Cut(true);
        };
    }
}
