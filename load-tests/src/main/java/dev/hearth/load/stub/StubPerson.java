package dev.hearth.load.stub;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the stub. Confined to the world's lock.
 *
 * @param persona who
 * @param out takes a frame to them
 */
record StubPerson(String persona, Consumer<String> out) {

    void tell(String frame) {
        out.accept(frame);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StubPerson person && persona.equals(person.persona);
    }

    @Override
    public int hashCode() {
        return persona.hashCode();
    }
}
