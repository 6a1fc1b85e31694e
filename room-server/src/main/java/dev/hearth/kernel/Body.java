package dev.hearth.kernel;

import java.util.regex.Pattern;

/**
 * The body of an avatar, without anything worn.
 *
 * @param skin a colour, {@code #rrggbb} in lower case
 * @param height times the reference avatar of 1.75 m, {@value #HEIGHT_MIN} to {@value #HEIGHT_MAX}
 * @param build slender to sturdy, -1 to 1
 * @param face one of the faces that clients draw, 1 to {@value #FACES}
 */
public record Body(String skin, double height, double build, int face) {

    public static final double HEIGHT_MIN = 0.75;
    public static final double HEIGHT_MAX = 1.25;
    public static final double BUILD_MIN = -1;
    public static final double BUILD_MAX = 1;
    public static final int FACES = 8;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Body PLAIN = new Body("#c98d6b", 1, 0, 1);

    public Body {
        if (!COLOUR.matcher(skin).matches()) {
            throw new IllegalArgumentException("skin: #rrggbb, got '" + skin + "'");
        }
        within("height", height, HEIGHT_MIN, HEIGHT_MAX);
        within("build", build, BUILD_MIN, BUILD_MAX);
        within("face", face, 1, FACES);
    }

    /** The body of somebody who has not chosen one. */
    public static Body plain() {
        return PLAIN;
    }

    /** NaN is within nothing. */
    private static void within(String what, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(what + ": " + min + " to " + max + ", got " + value);
        }
    }
}
