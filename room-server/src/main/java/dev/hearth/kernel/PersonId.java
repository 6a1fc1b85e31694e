package dev.hearth.kernel;

/**
 * One person, whatever personas they show. Bans, limits and sessions are theirs. Never sent to other people.
 *
 * @param value an {@link OpaqueId}
 */
public record PersonId(String value) {
    public PersonId {
        OpaqueId.checked(value, "a person id");
    }

    @Override
    public String toString() {
        return value;
    }
}
