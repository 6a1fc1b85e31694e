package dev.hearth.wardrobe.domain;

/** A look that is kept under a name. */
public record SavedLook(String name, Outfit outfit) {}
