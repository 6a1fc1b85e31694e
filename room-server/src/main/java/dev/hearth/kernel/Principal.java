package dev.hearth.kernel;

/**
 * Who sends a command, as the access token says. Person and persona are equal until people can have several personas;
 * code must not rely on that.
 */
public record Principal(PersonId person, PersonaId persona) {}
