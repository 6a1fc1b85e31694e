package dev.hearth.gateway.rate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something: a bucket of a minute's worth that refills evenly. IPv6 neighbours share one (a
 * /64 is one household). Remembers a limited number of addresses and forgets the one seen longest ago first.
 */
public final class AddressRate {
    private static final int IPV6_HOUSEHOLD_BYTES = 8;

    private final Rate rate;
    private final Map<String, TokenBucket> buckets;

    /**
     * @param perMinute at least 1
     * @param addressesMax how many addresses are remembered
     */
    public AddressRate(int perMinute, int addressesMax) {
        this.rate = Rate.perMinute(perMinute, perMinute);
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                return size() > addressesMax;
            }
        };
    }

    /**
     * Takes one turn.
     *
     * @param nanoTime of a clock that never goes back
     * @return how long to wait for the next turn; zero when this one was granted
     */
    public synchronized Duration take(InetAddress address, long nanoTime) {
        var bucket = buckets.computeIfAbsent(key(address), key -> new TokenBucket(rate, nanoTime));
        return Duration.ofNanos(bucket.take(nanoTime));
    }

    synchronized int addresses() {
        return buckets.size();
    }

    private static String key(InetAddress address) {
        var bytes = address.getAddress();
        var significant = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_HOUSEHOLD_BYTES) : bytes;
        return HexFormat.of().formatHex(significant);
    }
}
