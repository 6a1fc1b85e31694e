package dev.hearth.load.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final int SOON_MS = 10_000;
    private static final int SILENCE_MS = 150;

    private final ServerSocket server = listen();
    private final FaultProxy proxy = new FaultProxy(1);
    private final FaultLink link =
            proxy.open((InetSocketAddress) server.getLocalSocketAddress(), Optional.of(address("127.0.7.9")));

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingOnWhileNothingIsWrong() throws Exception {
        try (Socket client = connect();
                Socket served = serve()) {
            say(client, "hello");
            assertThat(hear(served, 5)).isEqualTo("hello");
            say(served, "hello yourself");
            assertThat(hear(client, 14)).isEqualTo("hello yourself");
            assertThat(served.getInetAddress()).isEqualTo(address("127.0.7.9"));

            client.shutdownOutput();
            assertThat(served.getInputStream().read()).isEqualTo(-1);
            say(served, "bye");
            served.shutdownOutput();
            assertThat(hear(client, 3)).isEqualTo("bye");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void passesMuchMoreThanItHoldsWhenTheReaderIsSlow() throws Exception {
        byte[] much = new byte[8 << 20];
        try (Socket client = connect();
                Socket served = serve()) {
            hold(new Fault.Blackhole(Way.TO_CLIENT));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> write(served, much));
            assertHearsNothing(client, 1);
            assertThat(sending).isNotDone();
            hold(new Fault.Healthy());
            assertThat(client.getInputStream().readNBytes(much.length)).hasSize(much.length);
            sending.get(SOON_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Nested
    class Cut {

        @Test
        void resetTellsBothEndsTheHardWay() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.Cut(true));
                assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThatThrownBy(() -> served.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }

        @Test
        void finTellsBothEndsTheSoftWay() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.Cut(false));
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                assertThat(served.getInputStream().read()).isEqualTo(-1);
            }
        }

        @Test
        void endsNewConnectionsUntilTheLinkIsHealthy() throws Exception {
            hold(new Fault.Cut(true));
            assertThatThrownBy(() -> {
                        try (Socket early = connect()) {
                            early.getInputStream().read();
                        }
                    })
                    .isInstanceOf(SocketException.class);
            hold(new Fault.Healthy());
            try (Socket client = connect();
                    Socket served = serve()) {
                say(client, "back");
                assertThat(hear(served, 4)).isEqualTo("back");
            }
        }

        @Test
        void takesTheAnswerAndLeavesTheQuestion() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                CompletableFuture<Void> cut = link.applyWhenClientSends(new Fault.Cut(false));
                say(served, "before");
                assertThat(hear(client, 6)).isEqualTo("before");
                assertThat(cut).isNotDone();
                say(client, "question");
                cut.get(SOON_MS, TimeUnit.MILLISECONDS);
                assertThat(hear(served, 8)).isEqualTo("question");
                assertThat(served.getInputStream().read()).isEqualTo(-1);
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Nested
    class Blackhole {

        @Test
        void tellsNobodyAndLosesNoByte() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.Blackhole(Way.BOTH));
                say(client, "up");
                say(served, "down");
                assertHearsNothing(served, 1);
                assertHearsNothing(client, 1);
                hold(new Fault.Healthy());
                assertThat(hear(served, 2)).isEqualTo("up");
                assertThat(hear(client, 4)).isEqualTo("down");
            }
        }

        @Test
        void letsTheOtherWayPass() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.Blackhole(Way.TO_CLIENT));
                say(client, "up");
                say(served, "down");
                assertThat(hear(served, 2)).isEqualTo("up");
                assertHearsNothing(client, 1);
            }
        }

        @Test
        void doesNotTellTheServerThatTheClientIsGone() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.Blackhole(Way.BOTH));
                client.shutdownOutput();
                assertHearsNothing(served, 1);
                hold(new Fault.Cut(false));
                assertThat(served.getInputStream().read()).isEqualTo(-1);
            }
        }

        @Test
        void keepsNewConnectionsFromTheServer() throws Exception {
            hold(new Fault.Blackhole(Way.BOTH));
            try (Socket client = connect()) {
                say(client, "anybody?");
                server.setSoTimeout(SILENCE_MS);
                assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
                hold(new Fault.Healthy());
                try (Socket served = serve()) {
                    assertThat(hear(served, 8)).isEqualTo("anybody?");
                }
            }
        }
    }

    @Nested
    class HalfClose {

        @Test
        void towardsTheServerLeavesTheWayBack() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.HalfClose(Way.TO_SERVER));
                assertThat(served.getInputStream().read()).isEqualTo(-1);
                say(served, "still here");
                assertThat(hear(client, 10)).isEqualTo("still here");
            }
        }

        @Test
        void towardsTheClientLeavesTheWayThere() throws Exception {
            try (Socket client = connect();
                    Socket served = serve()) {
                hold(new Fault.HalfClose(Way.TO_CLIENT));
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                say(client, "still here");
                assertThat(hear(served, 10)).isEqualTo("still here");
            }
        }

        @Test
        void ofBothWaysIsRefused() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Fault.HalfClose(Way.BOTH));
        }
    }

    @Test
    void delayHoldsEveryByteAndKeepsTheOrder() throws Exception {
        try (Socket client = connect();
                Socket served = serve()) {
            hold(new Fault.Delay(Duration.ofMillis(300)));
            long sent = System.nanoTime();
            say(client, "late ");
            hear(served, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            say(client, "later ");
            hold(new Fault.Healthy());
            say(client, "latest");
            assertThat(hear(served, 16)).isEqualTo("ate later latest");
        }
    }

    @Test
    void oneByteWritesCutEverythingIntoBytes() throws Exception {
        try (Socket client = connect();
                Socket served = serve()) {
            say(client, "whole");
            hear(served, 5);
            long before = link.pieces();
            hold(new Fault.OneByteWrites());
            say(client, "in pieces");
            assertThat(hear(served, 9)).isEqualTo("in pieces");
            assertThat(link.pieces() - before).isEqualTo(9);
        }
    }

    @Test
    void scriptPlaysForEachNewConnection() throws Exception {
        link.script(List.of(
                        new Step(Duration.ZERO, new Fault.Blackhole(Way.TO_CLIENT)),
                        new Step(Duration.ofMillis(200), new Fault.Healthy()),
                        new Step(Duration.ofMillis(1_500), new Fault.Cut(false))))
                .get(SOON_MS, TimeUnit.MILLISECONDS);
        for (int i = 0; i < 2; i++) {
            try (Socket client = connect();
                    Socket served = serve()) {
                say(served, "first act");
                assertThat(hear(client, 9)).isEqualTo("first act");
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(link.accepted()).isEqualTo(2);
    }

    @Test
    void endsConnectionsToAServerThatIsNotThere() throws Exception {
        server.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> {
                        if (client.getInputStream().read() < 0) {
                            throw new SocketException("the end");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    private void hold(Fault fault) throws Exception {
        link.apply(fault).get(SOON_MS, TimeUnit.MILLISECONDS);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
        socket.setSoTimeout(SOON_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private Socket serve() throws IOException {
        server.setSoTimeout(SOON_MS);
        Socket socket = server.accept();
        socket.setSoTimeout(SOON_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    /** Reads up to so many bytes, which must not be there. */
    private static void assertHearsNothing(Socket socket, int bytes) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> socket.getInputStream().readNBytes(bytes)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(SOON_MS);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
