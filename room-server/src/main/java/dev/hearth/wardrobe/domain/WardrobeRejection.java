package dev.hearth.wardrobe.domain;

/** The rules by which a wardrobe refuses. */
public enum WardrobeRejection {
    /** Two products of one command are in each other's way. */
    SLOT_CONFLICT,
    /** What shall come off is not worn. */
    NOT_WORN,
    /** No look is kept under this name. */
    UNKNOWN_LOOK,
    /** As many looks are kept as may be. */
    LOOKS_FULL,
    KEY_CONFLICT
}
