package dev.hearth.load.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the answer to the upgrade request, up to the empty line. */
final class UpgradeReader {

    private static final int HEAD_BYTES_MAX = 16 << 10;

    private final StringBuilder head = new StringBuilder(0);

    /** Takes bytes up to the empty line and says whether it has come; what follows stays in the buffer. */
    boolean feed(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            head.append((char) (bytes.get() & 0xFF));
            if (head.length() > HEAD_BYTES_MAX) {
                throw new IOException("the answer to the upgrade is over " + HEAD_BYTES_MAX + " bytes");
            }
            if (whole()) {
                readRefusalBody(bytes);
                return true;
            }
        }
        return false;
    }

    private boolean whole() {
        int length = head.length();
        return length >= 4 && head.indexOf("\r\n\r\n", length - 4) >= 0;
    }

    private void readRefusalBody(ByteBuffer bytes) {
        if (status() != 101) {
            head.append(StandardCharsets.UTF_8.decode(bytes));
        }
    }

    /** The refusal, when an answer other than 101 was read. */
    Optional<Closing> refusal() {
        int status = status();
        return status == 0 || status == 101
                ? Optional.empty()
                : Optional.of(new Closing(Closing.Kind.REFUSED, status, head.toString()));
    }

    private int status() {
        if (head.length() < 12 || head.indexOf("HTTP/1.1 ") != 0) {
            return 0;
        }
        return Integer.parseInt(head.substring(9, 12));
    }
}
