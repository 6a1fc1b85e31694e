package dev.hearth.kernel;

/**
 * What others see of a persona.
 *
 * @param name as typed by its owner; not unique among guests
 * @param version rises with every change of name or look; the higher one wins. 0 where nothing but the name is known
 */
public record Face(PersonaId persona, String name, Look look, long version) {

    /** A face of which only the name is known: every other one is newer. */
    public static Face named(PersonaId persona, String name) {
        return new Face(persona, name, Look.plain(), 0);
    }

    /** Whether this one is to be shown rather than the other. */
    public boolean isNewerThan(Face other) {
        return version > other.version;
    }
}
