package dev.hearth.schema;

/** The schema of the store does not fit this release. The message is one line for an operator that says what to do. */
public final class SchemaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaFailure(String message) {
        super(message);
    }

    public SchemaFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
