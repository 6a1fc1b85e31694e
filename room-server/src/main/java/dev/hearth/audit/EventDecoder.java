package dev.hearth.audit;

import java.util.Optional;

/** Tries to read an event as the server would. */
public interface EventDecoder {
    /** Why it cannot be read, in a few words and without its content; empty when it can. */
    Optional<String> problem(StoredEvent event);
}
