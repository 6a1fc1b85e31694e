package dev.hearth.identity.icu;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import dev.hearth.identity.domain.UnicodeSecurity;

/** UTS 39 as ICU4J implements it. */
public final class IcuUnicodeSecurity implements UnicodeSecurity {
    /** A symbol to Unicode, an empty space to everybody who cannot read Braille with their fingers. */
    private static final int BRAILLE_BLANK = 0x2800;

    private final SpoofChecker checker = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    @Override
    public boolean isInvisible(int codePoint) {
        return codePoint == BRAILLE_BLANK
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    @Override
    public boolean isEmoji(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_MODIFIER);
    }

    @Override
    public boolean mixesScripts(String text) {
        return checker.failsChecks(text);
    }

    @Override
    public String skeleton(String text) {
        return checker.getSkeleton(text);
    }
}
