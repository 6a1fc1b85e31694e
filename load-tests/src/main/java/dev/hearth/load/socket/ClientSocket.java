package dev.hearth.load.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One WebSocket as a client sees it, with a back door for bytes no honest client sends. Answers pings and closes by
 * itself. All state belongs to the thread of its {@link SocketLoop}; the public methods may be called from anywhere.
 */
public final class ClientSocket {

    private static final int OUTGOING_BYTES_MAX = 8 << 20;

    private final SocketLoop loop;
    private final SocketTarget target;
    private final SocketListener listener;
    private final ArrayDeque<ByteBuffer> outgoing = new ArrayDeque<>();
    private final UpgradeReader answer = new UpgradeReader();
    private final FrameReader frames = new FrameReader();
    private final MessageAssembly message = new MessageAssembly();
    private final SocketChannel channel;
    private final SelectionKey key;
    private int outgoingBytes;
    private boolean open;
    private boolean over;
    private boolean closeSent;
    private boolean reading = true;

    private ClientSocket(SocketLoop loop, SocketTarget target, SocketListener listener, SocketChannel channel)
            throws IOException {
        this.loop = loop;
        this.target = target;
        this.listener = listener;
        this.channel = channel;
        this.key = channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
    }

    /** Opens a socket; success and failure are both told to the listener. */
    public static void open(SocketLoop loop, SocketTarget target, SocketListener listener, Opened opened) {
        loop.execute(() -> {
            ClientSocket socket;
            try {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                socket = new ClientSocket(loop, target, listener, channel);
            } catch (IOException e) {
                listener.onClosed(Closing.lost(String.valueOf(e)));
                return;
            }
            opened.accept(socket);
            socket.begin();
        });
    }

    /** Receives the socket before anything is heard from it. */
    @FunctionalInterface
    public interface Opened {
        void accept(ClientSocket socket);
    }

    private void begin() {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (target.source().isPresent()) {
                channel.bind(new InetSocketAddress(target.source().get(), 0));
            }
            if (channel.connect(target.remote())) {
                upgrade();
            }
        } catch (IOException e) {
            finish(Closing.lost(String.valueOf(e)));
        }
    }

    private void upgrade() {
        byte[] nonce = new byte[16];
        ThreadLocalRandom.current().nextBytes(nonce);
        String request = target.upgradeRequest(Base64.getEncoder().encodeToString(nonce));
        enqueue(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Sends a text message. */
    public void text(String text) {
        bytes(Frame.text(text).masked());
    }

    /** Sends a frame, masked as a client must. */
    public void frame(Frame frame) {
        bytes(frame.masked());
    }

    /** Sends bytes as they are. */
    public void bytes(ByteBuffer bytes) {
        loop.execute(() -> enqueue(bytes));
    }

    /** Stops or resumes reading, as a client on a dead link does. */
    public void reading(boolean on) {
        loop.execute(() -> {
            reading = on;
            updateInterest();
        });
    }

    /** Breaks the connection without a close frame. */
    public void abort() {
        loop.execute(this::abortNow);
    }

    void abortNow() {
        finish(new Closing(Closing.Kind.ABORTED, 0, "broken off by the client"));
    }

    void onReady() {
        if (over) {
            return;
        }
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                upgrade();
            }
            if (!over && key.isReadable()) {
                read();
            }
            if (!over) {
                flush();
            }
        } catch (IOException e) {
            finish(Closing.lost(String.valueOf(e.getMessage())));
        }
    }

    private void enqueue(ByteBuffer bytes) {
        if (over) {
            return;
        }
        outgoingBytes += bytes.remaining();
        if (outgoingBytes > OUTGOING_BYTES_MAX) {
            finish(Closing.lost("the server does not read: " + outgoingBytes + " bytes wait"));
            return;
        }
        outgoing.add(bytes);
        try {
            flush();
        } catch (IOException e) {
            finish(Closing.lost(String.valueOf(e.getMessage())));
        }
    }

    private void flush() throws IOException {
        while (channel.isConnected() && !outgoing.isEmpty()) {
            ByteBuffer first = outgoing.element();
            outgoingBytes -= channel.write(first);
            if (first.hasRemaining()) {
                break;
            }
            outgoing.remove();
        }
        updateInterest();
    }

    private void updateInterest() {
        if (!over && channel.isConnected()) {
            key.interestOps((reading ? SelectionKey.OP_READ : 0) | (outgoing.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void read() throws IOException {
        ByteBuffer buffer = loop.readBuffer();
        if (channel.read(buffer) < 0) {
            finish(answer.refusal().orElse(Closing.lost("end of stream")));
            return;
        }
        buffer.flip();
        if (!open) {
            readUpgrade(buffer);
        }
        if (open) {
            frames.feed(buffer);
            readFrames();
        }
    }

    private void readUpgrade(ByteBuffer buffer) throws IOException {
        if (!answer.feed(buffer)) {
            return;
        }
        Optional<Closing> refusal = answer.refusal();
        if (refusal.isPresent()) {
            finish(refusal.get());
        } else {
            open = true;
            listener.onOpen();
        }
    }

    private void readFrames() throws IOException {
        Optional<Frame> next = frames.next();
        while (next.isPresent() && !over) {
            onFrame(next.get());
            next = frames.next();
        }
    }

    private void onFrame(Frame frame) throws IOException {
        if (frame.opcode() == Frame.CLOSE) {
            onClose(frame);
        } else if (frame.opcode() == Frame.PING) {
            enqueue(new Frame(Frame.FIN | Frame.PONG, frame.payload()).masked());
        } else if (frame.opcode() != Frame.PONG) {
            message.add(frame).ifPresent(listener::onText);
        }
    }

    private void onClose(Frame frame) {
        byte[] payload = frame.payload();
        int code = payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        String reason = payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        if (!closeSent) {
            closeSent = true;
            enqueue(new Frame(Frame.FIN | Frame.CLOSE, payload).masked());
        }
        finish(new Closing(Closing.Kind.CLOSE_FRAME, code, reason));
    }

    private void finish(Closing closing) {
        if (over) {
            return;
        }
        over = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone either way; how it ended is in the closing already.
        }
        listener.onClosed(closing);
    }
}
