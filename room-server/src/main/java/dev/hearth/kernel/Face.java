package dev.hearth.kernel;

/**
 * What others see of a persona.
 *
 * @param name as typed by its owner; not unique among guests
 * @param look an opaque description of the avatar, empty for the plain one
 * @param version rises with every change of name or look; the higher one wins
 */
public record Face(PersonaId persona, String name, String look, long version) {}
