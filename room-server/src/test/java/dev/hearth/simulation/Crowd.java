package dev.hearth.simulation;

import dev.hearth.kernel.CommandKey;
import dev.hearth.kernel.OpaqueId;
import dev.hearth.kernel.PersonId;
import dev.hearth.kernel.PersonaId;
import dev.hearth.kernel.Principal;
import java.util.List;
import java.util.stream.IntStream;

/** The people of all simulations, and their keys. Made once: hashing names would take longer than simulating them. */
final class Crowd {

    static final int KEYS_EACH = 700;
    /** Twelve people with two devices each, and one face more. */
    private static final int CLIENTS = 25;

    private static final int KEYS = KEYS_EACH * CLIENTS;
    private static final int PEOPLE = 40;

    private static final List<Principal> PRINCIPALS =
            IntStream.range(0, PEOPLE).mapToObj(Crowd::principal).toList();
    private static final List<CommandKey> COMMAND_KEYS = IntStream.range(0, KEYS)
            .mapToObj(number -> new CommandKey(String.format("%032x", number)))
            .toList();

    private Crowd() {}

    static Principal person(int number) {
        return PRINCIPALS.get(number);
    }

    /** The same person with another face. */
    static Principal otherFaceOf(int number) {
        return new Principal(
                PRINCIPALS.get(number).person(),
                PRINCIPALS.get(PEOPLE - 1 - number).persona());
    }

    static CommandKey key(int number) {
        return COMMAND_KEYS.get(number);
    }

    private static Principal principal(int number) {
        return new Principal(
                new PersonId(OpaqueId.derivedFrom("person", "p" + number)),
                new PersonaId(OpaqueId.derivedFrom("persona", "p" + number)));
    }
}
