package dev.hearth.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which rooms somebody wants to see. Texts are folded (case and width do not matter); empty ones do not filter.
 *
 * @param text part of the name, the topic or a tag
 * @param tag a whole tag
 * @param language a language ({@code pt}) finds its regions ({@code pt-BR}) too
 * @param hasSpace only rooms in which one more person has a place
 * @param limit 1 to 100
 * @param after where the page before ended, absent for the first page
 */
public record DirectoryQuery(
        String text,
        String tag,
        String language,
        boolean hasSpace,
        int limit,
        @Nullable DirectoryCursor after) {

    public static final int LIMIT_MAX = 100;
    public static final int LIMIT_USUAL = 50;

    /** Longest of the three texts in UTF-16 units, before folding. */
    public static final int TEXT_MAX = 120;

    public DirectoryQuery {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit: 1 to " + LIMIT_MAX + ", got " + limit);
        }
        text = folded("text", text);
        tag = folded("tag", tag);
        language = folded("language", language);
    }

    /** Everything, from the start. */
    public static DirectoryQuery all() {
        return new DirectoryQuery("", "", "", false, LIMIT_USUAL, null);
    }

    private static String folded(String what, String value) {
        if (value.length() > TEXT_MAX) {
            throw new IllegalArgumentException(what + ": at most " + TEXT_MAX + " characters, got " + value.length());
        }
        return FoldedText.of(value);
    }
}
