package dev.hearth.directory.domain;

import java.text.Normalizer;
import java.util.Locale;

/** Text as the list compares it: without case, width and composition. */
final class FoldedText {
    private FoldedText() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
