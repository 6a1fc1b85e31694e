package dev.hearth.audit;

import java.nio.ByteBuffer;

/**
 * One row of the journal, as far as the audit needs it.
 *
 * @param sequenceNumber its place in its log, from 1
 * @param writer the incarnation of the actor that wrote it
 * @param serializerId which serialiser wrote the bytes
 * @param manifest the explicit stored name, with its version
 * @param bytes the event, read only
 */
public record StoredEvent(long sequenceNumber, String writer, int serializerId, String manifest, ByteBuffer bytes) {
    public StoredEvent {
        bytes = bytes.asReadOnlyBuffer();
    }
}
