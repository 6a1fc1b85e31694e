package dev.hearth.directory.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms somebody wants to see. Absent parts do not filter.
 *
 * @param text part of the name, topic or a tag, in any case
 * @param tag a whole tag
 * @param language a language ({@code pt}) finds its regions ({@code pt-BR}) too
 * @param limit 1 to 100
 * @param after where the page before ended
 */
public record DirectoryQuery(
        @Nullable String text,
        @Nullable String tag,
        @Nullable String language,
        int limit,
        @Nullable DirectoryCursor after) {

    public static final int LIMIT_MAX = 100;
    public static final int LIMIT_USUAL = 50;
    public static final int TEXT_MAX = 60;

    public DirectoryQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit: 1 to " + LIMIT_MAX + ", got " + limit);
        }
        text = fold(text);
        tag = fold(tag);
        language = fold(language);
    }

    /** Everything, from the start. */
    public static DirectoryQuery all() {
        return new DirectoryQuery(null, null, null, LIMIT_USUAL, null);
    }

    boolean matches(RoomListing listing) {
        return listing.listed() && matchesText(listing) && matchesTag(listing) && matchesLanguage(listing);
    }

    private boolean matchesText(RoomListing listing) {
        return text == null
                || folded(listing.name()).contains(text)
                || folded(listing.topic()).contains(text)
                || listing.tags().stream().anyMatch(each -> folded(each).contains(text));
    }

    private boolean matchesTag(RoomListing listing) {
        return tag == null
                || listing.tags().stream().anyMatch(each -> folded(each).equals(tag));
    }

    private boolean matchesLanguage(RoomListing listing) {
        if (language == null) {
            return true;
        }
        var spoken = folded(listing.language());
        return spoken.equals(language) || spoken.startsWith(language + "-");
    }

    private static @Nullable String fold(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(DirectoryQuery::folded)
                .filter(folded -> !folded.isEmpty())
                .orElse(null);
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
