package dev.hearth.observability;

import java.util.Locale;

/** How a constant is written as the value of a label. */
final class Labels {

    private Labels() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
