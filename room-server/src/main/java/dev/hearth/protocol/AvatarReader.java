package dev.hearth.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what clients say about avatars. */
final class AvatarReader {

    private static final int PRODUCTS_MAX = 30;

    private AvatarReader() {}

    static AvatarWish dress(Fields f) {
        var wear = f.optionalProducts("wear", PRODUCTS_MAX);
        var takeOff = f.optionalProducts("take_off", PRODUCTS_MAX);
        var body = f.optionalObject("body", AvatarReader::body);
        f.atLeastOneOf("wear", "take_off", "body");
        return new AvatarWish.Dress(or(wear), or(takeOff), body);
    }

    private static AvatarWish.Body body(Fields f) {
        f.atLeastOneOf("skin", "height", "build", "face");
        return new AvatarWish.Body(
                f.optionalColour("skin"),
                f.optionalNumber("height", 0.75, 1.25),
                f.optionalNumber("build", -1, 1),
                f.optionalWhole("face", 1, 8));
    }

    private static List<String> or(@Nullable List<String> products) {
        return products == null ? List.of() : products;
    }
}
