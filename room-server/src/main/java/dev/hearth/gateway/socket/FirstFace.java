package dev.hearth.gateway.socket;

import dev.hearth.identity.PeopleCache;
import dev.hearth.identity.domain.KnownPerson;
import dev.hearth.kernel.Face;
import dev.hearth.kernel.PersonaId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The face that somebody comes with. A token knows the name alone, and rooms are to see the look, so whoever is new to
 * this node is read first. Without an answer in time the name must do.
 */
final class FirstFace {

    private static final long WAIT_MILLIS = 1_000;

    private FirstFace() {}

    /** Calls back on the loop, at once if the face is known here. */
    static void find(PeopleCache people, Face ofToken, SocketLoop loop, Consumer<Face> then) {
        var known = people.cached(ofToken.persona()).orElse(ofToken);
        if (known.version() > 0) {
            then.accept(known);
        } else {
            read(people, known.persona())
                    .whenCompleteAsync(
                            (found, failure) -> {
                                var person = found == null ? null : found.get(known.persona());
                                then.accept(person == null ? known : person.face());
                            },
                            loop);
        }
    }

    private static CompletionStage<Map<PersonaId, KnownPerson>> read(PeopleCache people, PersonaId persona) {
        return people.load(Set.of(persona)).toCompletableFuture().copy().orTimeout(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
