package dev.hearth.load.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A TCP connection to a WebSocket server on which the caller decides about every byte. Blocking, answers nothing by
 * itself, not thread-safe.
 */
public final class RawSocket implements AutoCloseable {

    private static final int HEAD_BYTES_MAX = 16 << 10;
    private static final int REST_BYTES_MAX = 4 << 20;

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Connects.
     *
     * @param source the local address to bind, or empty for the system's choice
     * @param patience how long one read may take before it fails
     * @param receiveBufferBytes of the operating system, 0 for the usual one
     */
    public static RawSocket open(
            InetSocketAddress remote, Optional<InetAddress> source, Duration patience, int receiveBufferBytes)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            if (source.isPresent()) {
                socket.bind(new InetSocketAddress(source.get(), 0));
            }
            socket.connect(remote, (int) patience.toMillis());
            return new RawSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends bytes as one segment, as far as that is ours to say; false when the server has ended the connection. */
    public boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends this side's half of the connection; the other may go on. */
    public void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    /** The head of an HTTP answer with its empty line, or as much of it as came before the end. */
    public String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int tail = 0;
        while (tail != 0x0D0A0D0A && head.size() < HEAD_BYTES_MAX) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            tail = tail << 8 | next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Everything that still comes before the end, as text. */
    public String rest() throws IOException {
        return new String(in.readNBytes(REST_BYTES_MAX), StandardCharsets.UTF_8);
    }

    /**
     * The next frame, or empty when the server has ended the connection.
     *
     * @throws SocketTimeoutException when nothing comes
     */
    public Optional<Frame> frame() throws IOException {
        try {
            int head = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((second & 0x80) != 0) {
                throw new IOException("masked frame from the server");
            }
            long length = second < 126 ? second : second == 126 ? in.readUnsignedShort() : in.readLong();
            if (length < 0 || length > FrameReader.FRAME_BYTES_MAX) {
                throw new IOException("frame of " + length + " bytes from the server");
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return Optional.of(new Frame(head, payload));
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Whatever was wanted of this connection is over.
        }
    }
}
