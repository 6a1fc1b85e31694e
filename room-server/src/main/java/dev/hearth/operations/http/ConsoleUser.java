package dev.hearth.operations.http;

import dev.hearth.operations.argon2.PasswordHash;
import dev.hearth.operations.domain.Operator;
import dev.hearth.operations.domain.Role;
import java.util.Optional;

/** Somebody who may sign in at the console, with what their password is checked against. */
record ConsoleUser(Operator operator, PasswordHash password) {

    /** Reads {@code name role hash}; empty for anything else. */
    static Optional<ConsoleUser> parse(String line) {
        var parts = line.strip().split("\\s+", -1);
        if (parts.length != 3 || !Operator.isName(parts[0])) {
            return Optional.empty();
        }
        return Role.of(parts[1])
                .flatMap(role -> PasswordHash.parse(parts[2])
                        .map(password -> new ConsoleUser(new Operator(parts[0], role), password)));
    }
}
