package dev.hearth.identity.jose;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A key file that stops the start. The message is one line for the operator and never holds key material. */
public final class UnusableKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKey(Path file, String problem, @Nullable Exception cause) {
        super("signing key file " + file + ": " + problem, cause);
    }
}
