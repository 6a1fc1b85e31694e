package dev.hearth.kernel;

/**
 * One of the faces a person shows: what others see, and what journals store.
 *
 * @param value an {@link OpaqueId}
 */
public record PersonaId(String value) {
    public PersonaId {
        OpaqueId.checked(value, "a persona id");
    }

    @Override
    public String toString() {
        return value;
    }
}
