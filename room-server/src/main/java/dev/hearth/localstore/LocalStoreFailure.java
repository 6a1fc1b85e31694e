package dev.hearth.localstore;

/** The local store cannot run. The message is one line for an operator that says why and where to look. */
public final class LocalStoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalStoreFailure(String message) {
        super(message);
    }

    LocalStoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
