package dev.hearth.load.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Joins the fragments of a text message. */
final class MessageAssembly {

    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);
    private boolean started;

    Optional<String> add(Frame frame) throws IOException {
        boolean continuation = frame.opcode() == Frame.CONTINUATION;
        if (continuation != started || (!continuation && frame.opcode() != Frame.TEXT)) {
            throw new IOException("unexpected opcode " + frame.opcode() + " from the server");
        }
        if (frame.last() && !started) {
            return Optional.of(new String(frame.payload(), StandardCharsets.UTF_8));
        }
        if (fragments.size() + frame.payload().length > FrameReader.FRAME_BYTES_MAX) {
            throw new IOException("message over " + FrameReader.FRAME_BYTES_MAX + " bytes from the server");
        }
        fragments.writeBytes(frame.payload());
        started = !frame.last();
        if (started) {
            return Optional.empty();
        }
        String text = fragments.toString(StandardCharsets.UTF_8);
        fragments.reset();
        return Optional.of(text);
    }
}
