package dev.hearth.schema.cassandra;

/** No Cassandra answered in time, or it refused the name and password. The message is one line for an operator. */
public final class CassandraUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CassandraUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
