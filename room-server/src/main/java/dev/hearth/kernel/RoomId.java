package dev.hearth.kernel;

/**
 * One room, for ever.
 *
 * @param value an {@link OpaqueId}
 */
public record RoomId(String value) {
    public RoomId {
        OpaqueId.checked(value, "a room id");
    }

    @Override
    public String toString() {
        return value;
    }
}
