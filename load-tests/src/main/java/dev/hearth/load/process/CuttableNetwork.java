package dev.hearth.load.process;

import dev.hearth.load.proxy.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A network namespace for each node, joined by a bridge of the machine, so that packets from one node to another can vanish
 * while clients and the store still reach both. Needs Linux, root, and {@code ip} and {@code nsenter}.
 *
 * <p>Packets vanish without a trace: the sender is told a hardware address that nobody has. So a cut is one way, and known
 * to nobody, as in a network that broke.
 */
public final class CuttableNetwork implements NodeNetwork {

    private static final int NODES_MAX = 3;
    private static final String BRIDGE = "hearth-bridge";
    private static final String SUBNET = "10.77.0.";
    private static final String HERE = SUBNET + 254;
    private static final String NOBODY = "02:68:72:74:68:ff";
    private static final long DONE_WITHIN_SECONDS = 10;

    private final FaultProxy proxy = new FaultProxy(1);

    private CuttableNetwork() {}

    /** Whether this machine and this user can have one. */
    static boolean possible() throws InterruptedException {
        try {
            return tried("ip", "netns", "add", name(0))
                    && tried("ip", "netns", "del", name(0))
                    && tried("nsenter", "-V");
        } catch (IOException e) {
            return false;
        }
    }

    /** Builds one; whatever an earlier one left behind goes first. */
    static CuttableNetwork open() throws IOException, InterruptedException {
        if (!possible()) {
            throw new IOException(
                    "network namespaces are not to be had: this needs Linux, root, and iproute2 and util-linux installed");
        }
        takeDown();
        ip("link add " + BRIDGE + " type bridge");
        ip("addr add " + HERE + "/24 dev " + BRIDGE);
        ip("link set " + BRIDGE + " up");
        for (int number : numbers()) {
            String place = name(number);
            ip("netns add " + place);
            ip("link add " + place + " type veth peer name eth0 address " + hardware(number) + " netns " + place);
            ip("link set " + place + " master " + BRIDGE + " up");
            ip("-n " + place + " addr add " + SUBNET + number + "/24 dev eth0");
            ip("-n " + place + " link set eth0 up");
            ip("-n " + place + " link set lo up");
        }
        return new CuttableNetwork();
    }

    private static int[] numbers() {
        return IntStream.rangeClosed(1, NODES_MAX).toArray();
    }

    private static String name(int number) {
        return "hearth-node-" + number;
    }

    private static String hardware(int number) {
        return String.format(Locale.ROOT, "02:68:72:74:68:%02x", number);
    }

    @Override
    public String address(int number) {
        return SUBNET + number;
    }

    @Override
    public List<String> entrance(int number) {
        return List.of("nsenter", "--net=/var/run/netns/" + name(number), "--");
    }

    /** The store listens on the loopback address of the machine, which nodes in places of their own do not have. */
    @Override
    public String settings(int managementPort, int storePort) throws IOException {
        InetSocketAddress store = new InetSocketAddress(InetAddress.getLoopbackAddress(), storePort);
        int port =
                proxy.open(InetAddress.getByName(HERE), store, Optional.empty()).port();
        List<String> contacts = IntStream.of(numbers())
                .mapToObj(number -> '"' + address(number) + ':' + managementPort + '"')
                .toList();
        return """
                hearth.local-store.mode = "off"
                hearth.cassandra.contact-points = ["%s:%d"]
                hearth.cluster.contact-points = %s
                """.formatted(HERE, port, contacts);
    }

    /** From now on nothing that one node sends arrives at the other. */
    public void cut(int from, int to) throws IOException, InterruptedException {
        route(from, to, NOBODY);
    }

    /** From now on everything arrives again. */
    public void heal(int from, int to) throws IOException, InterruptedException {
        route(from, to, hardware(to));
    }

    private void route(int from, int to, String hardware) throws IOException, InterruptedException {
        ip("-n " + name(from) + " neigh replace " + address(to) + " lladdr " + hardware + " dev eth0 nud permanent");
    }

    private static void ip(String words) throws IOException, InterruptedException {
        String[] line = ("ip " + words).split(" ", -1);
        if (!tried(line)) {
            throw new IOException(String.join(" ", line) + " failed");
        }
    }

    private static boolean tried(String... line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(DONE_WITHIN_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void takeDown() throws IOException, InterruptedException {
        for (int number : numbers()) {
            tried("ip", "netns", "del", name(number));
            tried("ip", "link", "del", name(number));
        }
        tried("ip", "link", "del", BRIDGE);
    }

    @Override
    public void close() {
        proxy.close();
        try {
            takeDown();
        } catch (IOException e) {
            throw new IllegalStateException("the network was not taken down", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
