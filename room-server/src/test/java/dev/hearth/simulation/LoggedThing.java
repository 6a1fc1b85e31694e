package dev.hearth.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the domain that decides commands in batches and keeps a log of its own.
 *
 * @param <S> its state
 * @param <C> its commands
 * @param <E> its events
 */
interface LoggedThing<S, C, E> {

    /**
     * @param told everything the sender learns but whether it was done before
     * @param duplicate it was done before, or, of a command without a key, nothing had to change
     */
    record Answer(boolean accepted, boolean duplicate, Object told) {}

    /** @param answers one per command */
    record Decided<E>(List<E> events, List<Answer> answers) {}

    S untouched();

    Decided<E> decide(S state, List<C> commands, Instant now);

    S apply(S state, E event);

    /** Something somebody wants; the content differs with each call. */
    C wish(Chance chance, S state, int key);

    /** Under which an accepted command is remembered by an event; absent where sending it again can do no harm. */
    @Nullable
    Object keyOf(C command);

    /** Absent where an event remembers nothing. */
    @Nullable
    Object keyIn(E event);

    /** Equal for two sendings of one command. */
    Object contentOf(C command);

    /** Objects to a state that this log cannot come to. */
    void check(S state, List<E> log);

    StoredForm form();

    Class<S> stateType();

    Class<E> eventType();
}
