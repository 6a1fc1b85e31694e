package dev.hearth.gateway.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose word about a client's address is believed. Anybody can write {@code X-Forwarded-For}; so what counts is
 * who handed it over, and of its entries only those that trusted proxies have added, which stand last.
 */
public final class TrustedProxies {
    /** Nobody stands in front: everybody is who they are. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** The header that proxies add to. */
    public static final String HEADER = "X-Forwarded-For";

    private static final int HOPS_MAX = 16;

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** Those in the given networks, or empty if one of them is none such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
    public static Optional<TrustedProxies> of(List<String> networks) {
        var parsed =
                networks.stream().map(Network::parse).flatMap(Optional::stream).toList();
        return parsed.size() == networks.size() ? Optional.of(new TrustedProxies(parsed)) : Optional.empty();
    }

    /**
     * Whom a request comes from: the first address, seen from here, that is no trusted proxy. An entry that is no address
     * ends the search at whoever handed it over.
     *
     * @param peer who is connected
     * @param headers the values of all {@link #HEADER} of the request, in their order
     */
    public InetAddress client(InetAddress peer, List<String> headers) {
        var client = peer;
        var entries = String.join(",", headers).split(",", -1);
        int last = Math.max(0, entries.length - HOPS_MAX);
        for (int i = entries.length - 1; i >= last && isTrusted(client); i--) {
            var before = IpLiteral.parseForwarded(entries[i].strip());
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** All addresses that begin with the same bits. */
    private static final class Network {
        private final byte[] first;
        private final int bits;

        private Network(byte[] first, int bits) {
            this.first = first;
            this.bits = bits;
        }

        static Optional<Network> parse(String text) {
            int slash = text.indexOf('/');
            var address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
            var length = slash < 0 ? "" : text.substring(slash + 1);
            if (address.isEmpty() || !(slash < 0 || length.matches("\\d{1,3}"))) {
                return Optional.empty();
            }
            var bytes = address.get().getAddress();
            int bits = length.isEmpty() ? bytes.length * Byte.SIZE : Integer.parseInt(length);
            return bits <= bytes.length * Byte.SIZE ? Optional.of(new Network(bytes, bits)) : Optional.empty();
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            if (bytes.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((bytes[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
