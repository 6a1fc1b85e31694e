package dev.hearth.catalogue.domain;

import java.util.regex.Pattern;

/** A colour as {@code #rrggbb} in lower case. */
public record Colour(String hex) {
    private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");

    public Colour {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("colour: #rrggbb in lower case, got '" + hex + "'");
        }
    }

    /** Says whether a text has the shape of a colour. */
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }
}
