package dev.hearth.load.bench;

import java.util.Random;

/**
 * Where one person of a crowd walks: to a spot of their own, so that all are spread over the floor, and then from one
 * place near it to the next, always slower than rooms allow. Each step is a {@code room.move} as a masked frame of which
 * only the numbers change. Not thread-safe.
 */
final class Stroll {

    /** Metres of one step; with ten of them in a second well below what rooms allow. */
    static final double STEP = 0.15;

    private static final double AROUND = 4;
    /** Sign or blank, two digits (a blank for a leading nought), two decimals: JSON takes blanks before a number. */
    private static final String NUMBER = "      ";

    private final PreparedFrame frame;
    private final int xAt;
    private final int zAt;
    private final int facingAt;
    private final Random random;
    private final double size;
    private final double homeX;
    private final double homeZ;
    private double x;
    private double z;
    private double toX;
    private double toZ;

    /**
     * A stroll that has not begun.
     *
     * @param room the room's id
     * @param size metres along both sides of its floor, at most 99
     * @param fromX where the person stands now
     * @param homeX where they will walk about
     */
    Stroll(String room, double size, double fromX, double fromZ, double homeX, double homeZ, long seed) {
        String head = "{\"type\":\"room.move\",\"room\":\"" + room + "\",\"x\":";
        String z0 = ",\"z\":";
        String facing = ",\"facing\":";
        this.frame = new PreparedFrame(head + NUMBER + z0 + NUMBER + facing + NUMBER + "}");
        this.xAt = head.length();
        this.zAt = xAt + NUMBER.length() + z0.length();
        this.facingAt = zAt + NUMBER.length() + facing.length();
        this.random = new Random(seed);
        this.size = size;
        this.homeX = homeX;
        this.homeZ = homeZ;
        this.x = fromX;
        this.z = fromZ;
        this.toX = homeX;
        this.toZ = homeZ;
    }

    /** The bytes of the next step, good until the next call. */
    byte[] next() {
        double distance = Math.hypot(toX - x, toZ - z);
        if (distance <= STEP) {
            x = toX;
            z = toZ;
            toX = near(homeX);
            toZ = near(homeZ);
        } else {
            x += (toX - x) / distance * STEP;
            z += (toZ - z) / distance * STEP;
        }
        number(xAt, x);
        number(zAt, z);
        number(facingAt, Math.atan2(toX - x, toZ - z));
        return frame.bytes();
    }

    private double near(double home) {
        return Math.max(0, Math.min(size, home + AROUND * (2 * random.nextDouble() - 1)));
    }

    private void number(int at, double value) {
        int hundredths = (int) Math.round(Math.abs(value) * 100);
        boolean two = hundredths >= 1_000;
        frame.put(at, two && value < 0 ? '-' : ' ');
        frame.put(at + 1, two ? '0' + hundredths / 1_000 : value < 0 ? '-' : ' ');
        frame.put(at + 2, '0' + hundredths / 100 % 10);
        frame.put(at + 3, '.');
        frame.put(at + 4, '0' + hundredths / 10 % 10);
        frame.put(at + 5, '0' + hundredths % 10);
    }
}
