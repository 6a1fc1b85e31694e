package dev.hearth.identity.domain;

import dev.hearth.identity.domain.GuestName.Allowed;
import dev.hearth.identity.domain.GuestName.Refused;
import dev.hearth.identity.domain.GuestName.Rule;
import dev.hearth.identity.domain.GuestName.Verdict;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Decides whether somebody may be called what they typed. The first rule that is broken is named. */
public final class GuestNameRules {
    private static final Pattern STACKED_MARKS = Pattern.compile("^\\p{M}|\\p{M}{4}");
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;

    private final UnicodeSecurity unicode;
    private final ReservedWords reserved;

    /** Rules that keep these words from guests. */
    public GuestNameRules(UnicodeSecurity unicode, ReservedWords reserved) {
        this.unicode = unicode;
        this.reserved = reserved;
    }

    /** Judges any text. */
    public Verdict judge(String typed) {
        var name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            return new Refused(Rule.EMPTY);
        }
        if (length > GuestName.LENGTH_MAX) {
            return new Refused(Rule.TOO_LONG);
        }
        return judgeCharacters(name);
    }

    private Verdict judgeCharacters(String name) {
        if (showsLessThanItHolds(name.codePoints().toArray())) {
            return new Refused(Rule.INVISIBLE_CHARACTER);
        }
        if (STACKED_MARKS.matcher(name).find()) {
            return new Refused(Rule.STACKED_MARKS);
        }
        if (unicode.mixesScripts(name)) {
            return new Refused(Rule.MIXED_SCRIPTS);
        }
        return reserved.claims(name) ? new Refused(Rule.RESERVED) : new Allowed(new GuestName(name));
    }

    private boolean showsLessThanItHolds(int[] name) {
        for (int at = 0; at < name.length; at++) {
            if (!isVisible(name[at]) && !holdsAnEmojiTogether(name, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> !unicode.isInvisible(codePoint);
        };
    }

    /** Families, flags and hearts need joiners and selectors; anywhere else these two are a disguise. */
    private boolean holdsAnEmojiTogether(int[] name, int at) {
        if (at == 0) {
            return false;
        }
        int before = name[at - 1];
        return switch (name[at]) {
            case EMOJI_SELECTOR -> unicode.isEmoji(before);
            case ZERO_WIDTH_JOINER ->
                (unicode.isEmoji(before) || before == EMOJI_SELECTOR)
                        && at + 1 < name.length
                        && unicode.isEmoji(name[at + 1]);
            default -> false;
        };
    }
}
