package dev.hearth.identity.domain;

/** What the rules of names need from Unicode's security tables (UTS 39) beyond what the JDK offers. Thread-safe. */
public interface UnicodeSecurity {

    /** Whether a code point shows nothing by itself: default ignorable, or blank without being a space. */
    boolean isInvisible(int codePoint);

    /** Whether a code point starts or continues an emoji, so that joiners and selectors after it mean something. */
    boolean isEmoji(int codePoint);

    /** Whether the scripts in this text mix beyond the "highly restrictive" level. */
    boolean mixesScripts(String text);

    /** The skeleton of a text: equal for texts that look alike. Never shown to anybody. */
    String skeleton(String text);
}
